/**
 * The conversation of the customer quantum with itself: e-mails to send. Mail being down stops
 * nothing else, and what somebody waits for does not stand behind the rest.
 */
@NullMarked
package com.sysopsquad.flows.notification;

import org.jspecify.annotations.NullMarked;
