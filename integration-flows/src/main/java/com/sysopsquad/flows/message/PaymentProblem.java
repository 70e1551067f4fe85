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
 * @param reason what happened
 * @param advice what the customer can do
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
    String reason,
    String advice,
    Instant at)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }
}
