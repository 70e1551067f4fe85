/**
 * The ledger: append-only double entry per customer and currency. Postings are written by the
 * transaction that causes them. Does not depend on any other feature of billing.
 */
@NullMarked
package com.sysopsquad.billing.ledger;

import org.jspecify.annotations.NullMarked;
