/**
 * What becomes of failed messages: why they failed, and how operations is told. Dead letters and
 * reports are sent through the outbox. Does not know the inbox.
 */
@NullMarked
package com.sysopsquad.flows.delivery.deadletter;

import org.jspecify.annotations.NullMarked;
