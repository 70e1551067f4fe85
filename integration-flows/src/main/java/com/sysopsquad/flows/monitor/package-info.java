/**
 * What operations sees of the messages: the dead letters of all quanta, and how full the queues
 * are.
 */
@NullMarked
package com.sysopsquad.flows.monitor;

import org.jspecify.annotations.NullMarked;
