package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.wire.Broker;
import com.sysopsquad.flows.delivery.wire.QueueConsumer;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the broker all the time, so that whoever asks learns at once what has gone wrong: it
 * takes nothing, a queue stands still, or somebody else receives from it.
 */
public final class BrokerWatch implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

  private final Broker broker;
  private final WatchSettings settings;
  private final BrokerProbe probe;
  private final Standstills standstills;
  private volatile List<BrokerWarning> warnings = List.of();
  private List<QueueConsumer> consumers = List.of();
  private @Nullable ScheduledExecutorService executor;

  BrokerWatch(Broker broker, WatchSettings settings) {
    this.broker = broker;
    this.settings = settings;
    this.probe = new BrokerProbe(broker, settings.patience());
    this.standstills = new Standstills(settings.standstill());
  }

  /** What was found when it was looked at last; nothing while the broker does not answer. */
  public List<BrokerWarning> warnings() {
    return warnings;
  }

  private void look() {
    try {
      List<BrokerWarning> found = new ArrayList<>();
      found.addAll(standstills.look(broker.depths(), System.nanoTime()));
      found.addAll(ForeignConsumers.among(stillThere(broker.consumers())));
      found.addAll(probe.look());
      tell(found);
    } catch (JMSException | RuntimeException away) {
      warnings = List.of();
      log.debug("The broker cannot be watched", away);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever only looks in for a moment, as a browser does, is not told. */
  private List<QueueConsumer> stillThere(List<QueueConsumer> present) {
    List<QueueConsumer> before = consumers;
    consumers = present;
    return present.stream().filter(before::contains).distinct().toList();
  }

  private void tell(List<BrokerWarning> found) {
    List<String> known = warnings.stream().map(BrokerWarning::title).toList();
    found.stream()
        .filter(warning -> !known.contains(warning.title()))
        .forEach(warning -> log.warn("{}. {}", warning.title(), warning.detail()));
    warnings = List.copyOf(found);
  }

  @Override
  public synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("broker-watch").daemon().factory());
    var _ =
        started.scheduleWithFixedDelay(
            this::look, 0, settings.every().toMillis(), TimeUnit.MILLISECONDS);
    executor = started;
  }

  @Override
  public synchronized void stop() {
    if (executor != null) {
      executor.shutdownNow();
      executor = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }
}
