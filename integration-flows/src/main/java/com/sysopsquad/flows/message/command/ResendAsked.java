package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.FreeText;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
 */
@MessageType(
    value = "com.sysopsquad.delivery.resend-asked",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record ResendAsked(
    UUID resendId,
    Instant since,
    List<String> queues,
    boolean counting,
    String askedBy,
    @FreeText String reason)
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
