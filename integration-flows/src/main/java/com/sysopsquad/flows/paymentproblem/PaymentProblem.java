package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A charge that failed, explained to the customer.
 *
 * @param problemId permanent ID of this problem
 * @param totalMinor amount due, in minor units; null if it could not be computed
 * @param reason what happened, in English
 * @param advice what the customer can do, in English
 * @param kind what happened, as billing names it, such as {@code HARD_DECLINE}; null from older
 *     senders. Receivers that know it can show reason and advice in the customer's language
 */
@MessageType(value = "com.sysopsquad.payment.problem", queue = Queues.PAYMENT_PROBLEM)
public record PaymentProblem(
    UUID problemId,
    UUID customerId,
    UUID planId,
    LocalDate periodStart,
    LocalDate periodEnd,
    @Nullable Long totalMinor,
    @Length(most = 3) @Nullable String currency,
    @Length(most = 4_000) String reason,
    @Length(most = 4_000) String advice,
    Instant at,
    @Length(most = 100) @Nullable String kind)
    implements Contract {

  @Override
  public String subject() {
    return customerId.toString();
  }
}
