package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.message.Queues;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes what waits in this quantum and what this process sends and applies. Tags have the
 * quantum and the queues of the list, so their number is limited; what waits for any other queue is
 * added up as {@code other}.
 */
final class DeliveryMeters implements MeterBinder, SmartLifecycle {

  private static final String QUEUE = "queue";
  private static final String OTHER = "other";

  private final String quantum;
  private final SentCounts sent;
  private final AppliedTimes applied;
  private final DeliveryOutages outages;
  private final LatestFigures<WaitingInQuantum> waiting;

  DeliveryMeters(
      String quantum,
      WaitingRows rows,
      SentCounts sent,
      AppliedTimes applied,
      DeliveryOutages outages,
      Duration every) {
    this.quantum = quantum;
    this.sent = sent;
    this.applied = applied;
    this.outages = outages;
    this.waiting =
        new LatestFigures<>(
            "delivery",
            every,
            WaitingInQuantum.NOTHING,
            () -> new WaitingInQuantum(rows.outbox(), rows.retries(), rows.refused()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Tags tags = Tags.of("quantum", quantum);
    waiting.publishAge(registry, quantum);
    publishOutbox(registry, tags);
    publishInbox(registry, tags);
    for (Part part : Part.values()) {
      Gauge.builder(
              "sysops.delivery.interrupted.workers", outages, now -> now.interrupted(part.begin))
          .description("Lanes of the outbox, or receivers, that cannot work at present")
          .tags(tags.and("part", part.tag))
          .register(registry);
    }
  }

  private void publishOutbox(MeterRegistry registry, Tags tags) {
    Set<String> queues = Queues.sentBy(quantum);
    publishWaiting(
        registry,
        tags,
        queues,
        "sysops.outbox",
        "in the outbox, or refused by the broker",
        WaitingInQuantum::outbox);
    waiting.publish(
        registry,
        "sysops.outbox.refused.messages",
        "Messages that the broker refuses while it takes others",
        tags,
        WaitingInQuantum::refused);
    count(
        registry,
        "sysops.outbox.sent.batches",
        "Transactions of the broker in which this process has sent messages",
        tags,
        sent,
        SentCounts::batches);
    for (String queue : queues) {
      count(
          registry,
          "sysops.outbox.sent.messages",
          "Messages that this process has sent",
          tags.and(QUEUE, queue),
          sent,
          all -> all.messages(queue));
    }
  }

  private void publishInbox(MeterRegistry registry, Tags tags) {
    Set<String> queues = Queues.receivedBy(quantum);
    publishWaiting(
        registry,
        tags,
        queues,
        "sysops.retry",
        "that wait for their retry, or behind another one that does",
        WaitingInQuantum::retries);
    for (String queue : queues) {
      Tags own = tags.and(QUEUE, queue);
      count(
          registry,
          "sysops.inbox.applied.messages",
          "Messages that this process has applied",
          own,
          applied,
          all -> all.messages(queue));
      count(
          registry,
          "sysops.inbox.applied.batches",
          "Transactions in which this process has applied messages",
          own,
          applied,
          all -> all.batches(queue));
      for (int range = 0; range < TimeRanges.count(); range++) {
        int last = range;
        count(
            registry,
            "sysops.critical.time.messages",
            "Messages by their time, at most le seconds, from the sender's commit to the effect",
            own.and("le", seconds(TimeRanges.atMostMillis(range))),
            applied,
            all -> all.within(queue, last));
      }
    }
  }

  private void publishWaiting(
      MeterRegistry registry,
      Tags tags,
      Set<String> queues,
      String name,
      String what,
      Function<WaitingInQuantum, Map<String, WaitingRows.Waiting>> rows) {
    for (String queue : queues) {
      publishWaiting(
          registry, tags.and(QUEUE, queue), name, what, all -> all.of(rows, queue::equals));
    }
    publishWaiting(
        registry,
        tags.and(QUEUE, OTHER),
        name,
        what,
        all -> all.of(rows, queue -> !queues.contains(queue)));
  }

  private void publishWaiting(
      MeterRegistry registry,
      Tags tags,
      String name,
      String what,
      Function<WaitingInQuantum, Collection<WaitingRows.Waiting>> rows) {
    waiting.publish(
        registry,
        name + ".messages",
        "Messages %s; at most 100,000 are counted".formatted(what),
        tags,
        all -> rows.apply(all).stream().mapToLong(WaitingRows.Waiting::messages).sum());
    waiting.publish(
        registry,
        name + ".oldest.age.seconds",
        "For how long the oldest has waited of the messages " + what,
        tags,
        all ->
            rows.apply(all).stream().mapToLong(WaitingRows.Waiting::millis).max().orElse(0) / 1e3);
  }

  private static <T> void count(
      MeterRegistry registry,
      String name,
      String description,
      Tags tags,
      T counts,
      ToDoubleFunction<T> count) {
    FunctionCounter.builder(name, counts, count)
        .description(description)
        .tags(tags)
        .register(registry);
  }

  private static String seconds(long millis) {
    return millis == Long.MAX_VALUE ? "+Inf" : Double.toString(millis / 1e3);
  }

  @Override
  public void start() {
    waiting.start();
  }

  @Override
  public void stop() {
    waiting.stop();
  }

  @Override
  public boolean isRunning() {
    return waiting.isRunning();
  }

  /** What can be interrupted, by the begin of its name. */
  private enum Part {
    SENDING("Sending", "sending"),
    RECEIVING("Receiving", "receiving"),
    RETRYING("Retrying", "retrying");

    private final String begin;
    private final String tag;

    Part(String begin, String tag) {
      this.begin = begin;
      this.tag = tag;
    }
  }

  /** What waits, by queue, as read at one time. */
  private record WaitingInQuantum(
      Map<String, WaitingRows.Waiting> outbox,
      Map<String, WaitingRows.Waiting> retries,
      long refused) {

    static final WaitingInQuantum NOTHING = new WaitingInQuantum(Map.of(), Map.of(), 0);

    Collection<WaitingRows.Waiting> of(
        Function<WaitingInQuantum, Map<String, WaitingRows.Waiting>> rows,
        Predicate<String> queues) {
      return rows.apply(this).entrySet().stream()
          .filter(entry -> queues.test(entry.getKey()))
          .map(Map.Entry::getValue)
          .toList();
    }
  }
}
