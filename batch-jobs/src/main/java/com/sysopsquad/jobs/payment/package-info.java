/**
 * The payment job: bills a month of customers. Thin: the rules of billing are billing-core's; here
 * is when they are applied, how the work is shared out, and how it stops and goes on.
 */
@NullMarked
package com.sysopsquad.jobs.payment;

import org.jspecify.annotations.NullMarked;
