/**
 * The conversation of the customer quantum with itself: e-mails to send. Mail being down stops
 * nothing else.
 */
@NullMarked
package com.sysopsquad.flows.notification;

import org.jspecify.annotations.NullMarked;
