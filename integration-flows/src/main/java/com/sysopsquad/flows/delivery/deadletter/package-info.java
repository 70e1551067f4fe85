/**
 * What happens to failed messages: why they failed, and how this is reported to operations. Dead
 * letters and reports are sent through the outbox. Does not depend on the inbox.
 */
@NullMarked
package com.sysopsquad.flows.delivery.deadletter;

import org.jspecify.annotations.NullMarked;
