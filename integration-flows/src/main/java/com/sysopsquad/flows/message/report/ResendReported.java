package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.Within;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a quantum that resends messages.
 *
 * @param resendId the resend that operations requested
 * @param quantum who sends them
 * @param total number of messages
 * @param sent number of messages that are in the outbox again
 * @param keptSince when the oldest message that is kept was sent; null if none is kept
 * @param refusal why it is refused, or null
 * @param first number of the first message, as the quantum counts; null if there is none or it is
 *     not told
 * @param last number of the last message; null if there is none or it is not told
 */
@MessageType(value = "com.sysopsquad.delivery.resend-reported", queue = Queues.DEAD_LETTER)
public record ResendReported(
    UUID resendId,
    @Length(most = 100) String quantum,
    ResendState state,
    @Within(least = 0) long total,
    @Within(least = 0) long sent,
    @Nullable Instant keptSince,
    @Length(most = 4_000) @Nullable String refusal,
    @Nullable Long first,
    @Nullable Long last)
    implements DeliveryReport {

  @Override
  public String subject() {
    return resendId.toString();
  }
}
