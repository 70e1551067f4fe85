package com.sysopsquad.billing.correction;

import com.sysopsquad.flows.pricing.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction by a person.
 *
 * @param bill the bill that it corrects; null if it corrects none
 * @param number counts the corrections of a bill
 * @param actor who made it
 * @param needsSecond whether a second person has to confirm it
 * @param decidedBy the second person, or who declined it; null if nobody has decided
 * @param charge the provider's reference of the charge that is refunded to a card; null otherwise
 * @param requestedAt when the provider was first called, or was about to be; null if never
 * @param providerRefund the provider's reference of the refund; null if there is none
 * @param words what the provider said, or why it was declined; null if nothing
 * @param settledAt when its outcome was known; null if it is not known
 */
public record Correction(
    UUID id,
    CorrectionKind kind,
    UUID customerId,
    @Nullable Long bill,
    int number,
    Money amount,
    String reason,
    String actor,
    Instant madeAt,
    boolean needsSecond,
    CorrectionState state,
    @Nullable String decidedBy,
    @Nullable String charge,
    @Nullable Instant requestedAt,
    @Nullable String providerRefund,
    @Nullable String words,
    @Nullable Instant settledAt) {}
