package com.sysopsquad.portal.invoice;

import com.sysopsquad.flows.pricing.Money;
import java.time.Instant;

/**
 * A part of a paid invoice that was given back.
 *
 * @param toCard whether it went to the card; otherwise to the account, as credit
 */
record InvoiceRefund(Money amount, boolean toCard, Instant at) {}
