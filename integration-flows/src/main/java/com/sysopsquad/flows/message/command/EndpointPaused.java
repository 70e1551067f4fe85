package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.FreeText;
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
    UUID pauseId, String endpoint, Instant until, String askedBy, @FreeText String reason)
    implements OperationsCommand {

  @Override
  public String subject() {
    return endpoint;
  }
}
