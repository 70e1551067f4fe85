/** The queues of the broker, and the document that describes their messages. */
@NullMarked
package com.sysopsquad.jobs.console.queues;

import org.jspecify.annotations.NullMarked;
