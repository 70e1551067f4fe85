/**
 * Channels: outbox, queue and retries as the one way of a message that they are, with their state
 * in words, and the processes that report it.
 */
@NullMarked
package com.sysopsquad.jobs.console.channels;

import org.jspecify.annotations.NullMarked;
