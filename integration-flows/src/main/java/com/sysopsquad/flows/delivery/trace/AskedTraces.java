package com.sysopsquad.flows.delivery.trace;

import com.sysopsquad.flows.delivery.outbox.KeptMessages;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.command.TraceAsked;
import com.sysopsquad.flows.message.report.TraceHop;
import com.sysopsquad.flows.message.report.TraceReported;
import java.util.List;

/** Answers what this quantum knows of messages, in the current transaction. */
public final class AskedTraces {

  private static final int MOST_HOPS = 200;

  private final TraceRows rows;
  private final KeptMessages kept;
  private final Outbox outbox;
  private final String quantum;

  AskedTraces(TraceRows rows, KeptMessages kept, Outbox outbox, String quantum) {
    this.rows = rows;
    this.kept = kept;
    this.outbox = outbox;
    this.quantum = quantum;
  }

  /** Answers one question. */
  public void apply(TraceAsked asked) {
    List<TraceHop> found = rows.find(asked.messageIds(), asked.about(), MOST_HOPS + 1);
    boolean more = found.size() > MOST_HOPS;
    outbox.send(
        List.of(
            new TraceReported(
                asked.traceId(),
                quantum,
                more ? found.subList(0, MOST_HOPS) : found,
                more,
                kept.keptSince().orElse(null))));
  }
}
