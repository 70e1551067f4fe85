package com.sysopsquad.billing.event;

import com.sysopsquad.flows.pricing.Money;
import java.util.UUID;

/**
 * A payment in our records.
 *
 * @param charge the provider's reference
 */
record PaidCharge(long bill, UUID customerId, String charge, Money amount) {}
