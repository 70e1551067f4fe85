/**
 * Queues from which a quantum receives nothing for a time, because a person in operations asked for
 * it. All processes of the quantum follow the same rows.
 */
@NullMarked
package com.sysopsquad.flows.delivery.pause;

import org.jspecify.annotations.NullMarked;
