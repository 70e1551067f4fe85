/**
 * The conversation of the customer quantum with itself: emails to send. A mail server that is down
 * delays nothing else, and emails that someone is waiting for have their own queue.
 */
@NullMarked
package com.sysopsquad.flows.notification;

import org.jspecify.annotations.NullMarked;
