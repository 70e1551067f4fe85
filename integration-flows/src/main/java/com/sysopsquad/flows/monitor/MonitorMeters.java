package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.telemetry.LatestFigures;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.springframework.context.SmartLifecycle;

/**
 * Publishes the depths of all queues, as the broker knows them, and the dead letters and pauses of
 * all quanta. A queue that the broker does not name, or that was never read, has no depth (NaN).
 */
final class MonitorMeters implements MeterBinder, SmartLifecycle {

  private static final String QUEUE = "queue";
  private static final String OTHER = "other";
  private static final Set<String> KNOWN =
      Set.copyOf(Queues.LIST.stream().map(Queue::name).toList());

  private final String quantum;
  private final LatestFigures<List<QueueDepth>> broker;
  private final LatestFigures<Open> messages;

  /**
   * @param quantum in whose database operations stores dead letters and pauses
   */
  MonitorMeters(
      String quantum,
      QueueDepths depths,
      DeadLetters deadLetters,
      EndpointPauses pauses,
      Duration every) {
    this.quantum = quantum;
    this.broker = new LatestFigures<>("broker", every, List.of(), depths::now);
    this.messages =
        new LatestFigures<>(
            "messages",
            every,
            new Open(Map.of(), Set.of()),
            () -> new Open(deadLetters.deadByQueue(), pauses.paused()));
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    broker.publishAge(registry, quantum);
    messages.publishAge(registry, quantum);
    for (String queue : KNOWN) {
      Tags tags = Tags.of(QUEUE, queue);
      broker.publish(
          registry,
          "sysops.queue.messages",
          "Messages in a queue, including those that are with its consumers",
          tags,
          depths -> of(depths, queue, QueueDepth::messages));
      broker.publish(
          registry,
          "sysops.queue.consumers",
          "Consumers of a queue",
          tags,
          depths -> of(depths, queue, QueueDepth::consumers));
      publishDead(registry, tags, open -> open.dead().getOrDefault(queue, 0L));
      messages.publish(
          registry,
          "sysops.queue.paused",
          "1 while receiving from a queue is paused",
          tags,
          open -> open.paused().contains(queue) ? 1 : 0);
    }
    publishDead(registry, Tags.of(QUEUE, OTHER), Open::deadElsewhere);
  }

  private void publishDead(MeterRegistry registry, Tags tags, ToDoubleFunction<Open> count) {
    messages.publish(
        registry,
        "sysops.dead_letters",
        "Dead letters that need a decision; at most 100,000 are counted",
        tags,
        count);
  }

  private static double of(
      List<QueueDepth> depths, String queue, ToDoubleFunction<QueueDepth> figure) {
    return depths.stream()
        .filter(depth -> depth.name().equals(queue))
        .mapToDouble(figure)
        .findFirst()
        .orElse(Double.NaN);
  }

  @Override
  public void start() {
    broker.start();
    messages.start();
  }

  @Override
  public void stop() {
    broker.stop();
    messages.stop();
  }

  @Override
  public boolean isRunning() {
    return broker.isRunning() || messages.isRunning();
  }

  /**
   * @param dead how many dead letters there are, by queue
   * @param paused queues from which nothing is received
   */
  private record Open(Map<String, Long> dead, Set<String> paused) {

    double deadElsewhere() {
      return dead.entrySet().stream()
          .filter(entry -> !KNOWN.contains(entry.getKey()))
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }
}
