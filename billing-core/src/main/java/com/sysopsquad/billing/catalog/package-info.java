/**
 * Billing's view of the contracts: its own replica of the catalog and the sales tax rates. Does not
 * depend on any other feature of billing.
 */
@NullMarked
package com.sysopsquad.billing.catalog;

import org.jspecify.annotations.NullMarked;
