/**
 * Subscriptions: what billing knows of customers and of the plans they chose. Depends on no other
 * feature of billing.
 */
@NullMarked
package com.sysopsquad.billing.subscription;

import org.jspecify.annotations.NullMarked;
