package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.FreeText;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations decided about a message that the broker refuses and that its quantum has set aside.
 *
 * @param messageId the id of that message
 * @param refusedQueue the queue that it is for
 * @param decidedBy who
 * @param reason why, or null
 */
@MessageType(
    value = "com.sysopsquad.delivery.refusal-decided",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record RefusalDecided(
    UUID messageId,
    String refusedQueue,
    RefusalDecision decision,
    String decidedBy,
    @FreeText @Nullable String reason)
    implements OperationsCommand {

  @Override
  public String subject() {
    return messageId.toString();
  }
}
