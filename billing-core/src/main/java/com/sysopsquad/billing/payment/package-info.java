/**
 * Payments: the provider as a port, attempts with their states, charging, resolving and
 * reconciling.
 */
@NullMarked
package com.sysopsquad.billing.payment;

import org.jspecify.annotations.NullMarked;
