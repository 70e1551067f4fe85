package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in operations accepts that messages are lost, so that their receiver no longer reports
 * them.
 *
 * @param source the quantum that has sent them
 * @param confirmedBy who
 * @param reason why
 * @param until when the last of them was sent, if it is the source that no longer knows them; null
 *     if it is the receiver
 */
@MessageType(
    value = "com.sysopsquad.delivery.loss-confirmed",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record LossConfirmed(
    @Length(most = 4_000) String source,
    @Length(most = 500) String confirmedBy,
    @Length(most = 32_000) String reason,
    @Nullable Instant until)
    implements OperationsCommand {

  @Override
  public String subject() {
    return source;
  }
}
