/**
 * What operations sees of the messages: the dead letters of all quanta, and how many messages are
 * in the queues.
 */
@NullMarked
package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.NullMarked;
