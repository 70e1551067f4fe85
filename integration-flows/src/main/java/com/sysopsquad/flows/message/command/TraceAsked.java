package com.sysopsquad.flows.message.command;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Operations asks a quantum what it knows of some messages.
 *
 * @param traceId names this question
 * @param messageIds the messages, as far as their ids are known
 * @param about the subject of the messages; null to look for the ids only
 * @param askedBy who
 */
@MessageType(
    value = "com.sysopsquad.delivery.trace-asked",
    queue = Queues.COMMAND_CUSTOMER,
    alsoOn = {Queues.COMMAND_BILLING, Queues.COMMAND_SYSOPS, Queues.COMMAND_REPORTING})
public record TraceAsked(
    UUID traceId,
    List<UUID> messageIds,
    @Length(most = 4_000) @Nullable String about,
    @Length(most = 500) String askedBy)
    implements OperationsCommand {

  /** Copies the ids. */
  public TraceAsked {
    messageIds = List.copyOf(messageIds);
  }

  @Override
  public String subject() {
    return traceId.toString();
  }
}
