/**
 * Payment failures: the alert that a person in billing gets for a bill that was not paid, and the
 * notice that its customer gets.
 */
@NullMarked
package com.sysopsquad.billing.alert;

import org.jspecify.annotations.NullMarked;
