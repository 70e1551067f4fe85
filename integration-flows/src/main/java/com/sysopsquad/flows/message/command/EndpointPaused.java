package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.UUID;

/**
 * Operations asks a quantum to receive nothing from one of its queues until a time.
 *
 * @param pauseId names this pause
 * @param endpoint the queue that is not received from
 * @param until when it ends by itself, by the clock of the database
 * @param askedBy who
 * @param reason why
 */
@MessageType(
    value = "com.sysopsquad.delivery.endpoint-paused",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record EndpointPaused(
    UUID pauseId,
    @Length(most = 500) String endpoint,
    Instant until,
    @Length(most = 500) String askedBy,
    @Length(most = 32_000) String reason)
    implements OperationsCommand {

  @Override
  public String subject() {
    return endpoint;
  }
}
