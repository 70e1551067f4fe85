package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations asks a quantum to resend messages that it has kept, because their receiver or the
 * broker was restored to an older state.
 *
 * @param resendId names this resend
 * @param since time since which they were sent
 * @param queues to which they were sent
 * @param counting whether to count them only
 * @param askedBy who
 * @param reason why
 * @param after number of the message after which they were sent, as the quantum counts; null for
 *     any
 */
@MessageType(
    value = "com.sysopsquad.delivery.resend-asked",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record ResendAsked(
    UUID resendId,
    Instant since,
    @Length(most = 500) List<String> queues,
    boolean counting,
    @Length(most = 500) String askedBy,
    @Length(most = 32_000) String reason,
    @Nullable Long after)
    implements OperationsCommand {

  /** Copies the queues. */
  public ResendAsked {
    queues = List.copyOf(queues);
  }

  @Override
  public String subject() {
    return resendId.toString();
  }
}
