package com.sysopsquad.flows.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge that did not succeed, told to the customer in plain words.
 *
 * @param problemId names this problem for ever
 * @param totalMinor what was to be paid, minor units; null when it could not be computed
 * @param reason what happened, in English
 * @param advice what the customer can do, in English
 * @param kind what happened, as billing names it, such as {@code HARD_DECLINE}; null from a sender
 *     that does not tell. Whoever knows it says reason and advice in the customer's language
 */
@MessageType(value = "com.sysopsquad.payment.problem", queue = Queues.PAYMENT_PROBLEM)
public record PaymentProblem(
    UUID problemId,
    UUID customerId,
    UUID planId,
    LocalDate periodStart,
    LocalDate periodEnd,
    @Nullable Long totalMinor,
    @Nullable String currency,
    @FreeText String reason,
    @FreeText String advice,
    Instant at,
    @Nullable String kind)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }
}
