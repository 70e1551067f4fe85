/** Tests of the queues of e-mails. */
@NullMarked
package com.sysopsquad.flows.notification;

import org.jspecify.annotations.NullMarked;
