/**
 * Payments: attempts with their states, charging, resolving, and comparing charges before a run.
 */
@NullMarked
package com.sysopsquad.billing.payment;

import org.jspecify.annotations.NullMarked;
