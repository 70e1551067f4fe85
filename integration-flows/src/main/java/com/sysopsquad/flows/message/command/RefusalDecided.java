package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations decided about a message that waits: the broker refuses it and its sender has set it
 * aside, or its receiver could not apply it and will try again.
 *
 * @param messageId the id of that message
 * @param refusedQueue the queue that it is for, or from which it came
 * @param decidedBy who
 * @param reason why, or null
 */
@MessageType(
    value = "com.sysopsquad.delivery.refusal-decided",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record RefusalDecided(
    UUID messageId,
    @Length(most = 500) String refusedQueue,
    RefusalDecision decision,
    @Length(most = 500) String decidedBy,
    @Length(most = 32_000) @Nullable String reason)
    implements OperationsCommand {

  @Override
  public String subject() {
    return messageId.toString();
  }

  /** Who gave up on it, and why, for the cause of its dead letter; not masked. */
  public String sentence() {
    return "%s gave up on it%s"
        .formatted(decidedBy, reason == null || reason.isBlank() ? "." : ": " + reason);
  }
}
