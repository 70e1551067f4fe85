/** Queues of work: one message at a time, in any order, at any number of consumers. */
@NullMarked
package com.sysopsquad.flows.delivery.inbox.work;

import org.jspecify.annotations.NullMarked;
