/**
 * The job payment: bills every period that has begun by a day. The rules of billing are in
 * billing-core; this package decides when they are applied, distributes the work, and stops and
 * continues it.
 */
@NullMarked
package com.sysopsquad.jobs.payment;

import org.jspecify.annotations.NullMarked;
