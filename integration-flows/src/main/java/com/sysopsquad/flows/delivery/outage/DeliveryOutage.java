package com.sysopsquad.flows.delivery.outage;

import java.time.Instant;

/**
 * Something of the delivery that does not work at present, and is tried again until it does.
 *
 * @param what begins a sentence, such as "Receiving from CUSTOMER.INVOICE"
 * @param cause in one sentence, masked
 */
public record DeliveryOutage(String what, Instant since, String cause) {}
