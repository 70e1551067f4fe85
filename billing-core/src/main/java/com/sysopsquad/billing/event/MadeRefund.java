package com.sysopsquad.billing.event;

import com.sysopsquad.flows.pricing.Money;
import java.util.UUID;

/**
 * A refund in our records.
 *
 * @param number counts the corrections of the bill
 * @param charge the provider's reference of what is refunded
 * @param isDone whether the provider has confirmed it
 * @param isOpen whether the provider still has to be asked
 * @param hasFailed whether it failed after that
 */
record MadeRefund(
    UUID correction,
    UUID customerId,
    long bill,
    int number,
    Money amount,
    String charge,
    boolean isDone,
    boolean isOpen,
    boolean hasFailed) {}
