package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.message.Queues;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a quantum knows of the messages that operations asked for.
 *
 * @param traceId the question
 * @param quantum who answers
 * @param hops at most 200
 * @param more whether there are others
 * @param keptSince since when it keeps what it has sent; null if it keeps nothing
 */
@MessageType(value = "com.sysopsquad.delivery.trace-reported", queue = Queues.DEAD_LETTER)
public record TraceReported(
    UUID traceId,
    @Length(most = 100) String quantum,
    List<TraceHop> hops,
    boolean more,
    @Nullable Instant keptSince)
    implements DeliveryReport {

  /** Copies the hops. */
  public TraceReported {
    hops = List.copyOf(hops);
  }

  @Override
  public String subject() {
    return traceId.toString();
  }
}
