/** The queues of the broker, and the document of the messages on them. */
@NullMarked
package com.sysopsquad.jobs.console.queues;

import org.jspecify.annotations.NullMarked;
