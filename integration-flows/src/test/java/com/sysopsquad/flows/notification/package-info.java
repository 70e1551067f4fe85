/** Tests of the email queues. */
@NullMarked
package com.sysopsquad.flows.notification;

import org.jspecify.annotations.NullMarked;
