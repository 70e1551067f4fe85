/**
 * Payment failures: the alert for a person in billing about a bill that was not paid, and the
 * notice to its customer.
 */
@NullMarked
package com.sysopsquad.billing.alert;

import org.jspecify.annotations.NullMarked;
