/**
 * Subscriptions: what billing knows about customers and the plans that they chose. Does not depend
 * on any other feature of billing.
 */
@NullMarked
package com.sysopsquad.billing.subscription;

import org.jspecify.annotations.NullMarked;
