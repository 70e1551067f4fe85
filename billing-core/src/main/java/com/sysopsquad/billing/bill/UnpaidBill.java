package com.sysopsquad.billing.bill;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill that was declined or parked, or whose payment outcome is not known.
 *
 * @param reference merchant reference, as the provider knows it
 * @param totalMinor null if it has no price
 * @param currency null if it has no price
 * @param reason text, or the provider's code
 * @param at when it was last tried; null if never
 */
public record UnpaidBill(
    long id,
    BillOutcome outcome,
    UUID customerId,
    String customer,
    String contract,
    LocalDate periodStart,
    UUID reference,
    @Nullable Long totalMinor,
    @Nullable String currency,
    String reason,
    @Nullable Instant at) {}
