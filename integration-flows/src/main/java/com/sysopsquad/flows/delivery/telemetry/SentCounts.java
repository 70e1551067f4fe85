package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what this process has sent, by queue, and in how many transactions of the broker. */
public final class SentCounts {

  private final Map<String, LongAdder> queues = new ConcurrentHashMap<>();
  private final LongAdder batches = new LongAdder();

  /** Counts messages that the broker has just committed together. */
  public void add(List<OutgoingMessage> messages) {
    batches.increment();
    for (OutgoingMessage message : messages) {
      queues.computeIfAbsent(message.queue(), _ -> new LongAdder()).increment();
    }
  }

  long batches() {
    return batches.sum();
  }

  long messages(String queue) {
    LongAdder sent = queues.get(queue);
    return sent == null ? 0 : sent.sum();
  }
}
