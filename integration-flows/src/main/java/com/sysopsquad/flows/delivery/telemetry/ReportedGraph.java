package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which reports carry the graph of the process: the first, the one after a change, which is
 * noticed within 12 reports, and every 60th, since a report can be lost. With a report every 5
 * seconds, these are a minute and 5 minutes.
 */
final class ReportedGraph {

  private static final Logger log = LoggerFactory.getLogger(ReportedGraph.class);

  private static final int LOOK = 12;
  private static final int AGAIN = 60;

  private final Supplier<EndpointGraph> graph;
  private @Nullable EndpointGraph known;
  private boolean unreadable;
  private long lookedAt;
  private long sentAt;

  /**
   * @param graph as it is now
   */
  ReportedGraph(Supplier<EndpointGraph> graph) {
    this.graph = graph;
  }

  /** The graph if the report with this number carries it. */
  synchronized @Nullable EndpointGraph due(long number) {
    if ((known != null || unreadable) && number < lookedAt + LOOK) {
      return null;
    }
    lookedAt = number;
    EndpointGraph current = read();
    unreadable = current == null;
    return current == null || (current.equals(known) && number < sentAt + AGAIN) ? null : current;
  }

  /** A graph that cannot be read does not keep a process from reporting. */
  private @Nullable EndpointGraph read() {
    try {
      return graph.get();
    } catch (RuntimeException unreadable) {
      log.warn("The graph of this process cannot be read", unreadable);
      return null;
    }
  }

  /** The report with this number has been sent with the graph. */
  synchronized void sent(EndpointGraph sent, long number) {
    known = sent;
    sentAt = number;
  }

  /** The broker may have changed: the next report carries the graph. */
  synchronized void forget() {
    known = null;
  }
}
