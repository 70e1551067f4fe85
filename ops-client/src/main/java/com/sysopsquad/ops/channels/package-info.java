/** Commands that show channels, queues and the way of messages, and pause receiving. */
@NullMarked
package com.sysopsquad.ops.channels;

import org.jspecify.annotations.NullMarked;
