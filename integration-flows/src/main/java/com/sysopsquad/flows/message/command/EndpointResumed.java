package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.UUID;

/**
 * Operations asks a quantum to receive from a queue again before its pause is over.
 *
 * @param pauseId the pause that ends
 * @param endpoint the queue that is received from again
 * @param askedBy who
 */
@MessageType(
    value = "com.sysopsquad.delivery.endpoint-resumed",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record EndpointResumed(
    UUID pauseId, @Length(most = 500) String endpoint, @Length(most = 500) String askedBy)
    implements OperationsCommand {

  @Override
  public String subject() {
    return endpoint;
  }
}
