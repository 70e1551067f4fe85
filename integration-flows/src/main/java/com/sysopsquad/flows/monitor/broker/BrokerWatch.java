package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.QueueConsumer;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Watches the broker all the time, so that problems are known at once: it accepts nothing, a queue
 * is stuck, or an unknown consumer receives from it.
 */
public final class BrokerWatch implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

  private final Broker broker;
  private final BrokerProbe probe;
  private final Standstills standstills;
  private volatile List<BrokerWarning> warnings = List.of();
  private List<QueueConsumer> consumers = List.of();
  private final FixedDelay looking;

  BrokerWatch(Broker broker, WatchSettings settings) {
    this.broker = broker;
    this.probe = new BrokerProbe(broker, settings.patience());
    this.standstills = new Standstills(settings.standstill());
    this.looking = new FixedDelay("broker-watch", settings.every(), this::look);
  }

  /** The result of the last check; empty while the broker does not answer. */
  public List<BrokerWarning> warnings() {
    return warnings;
  }

  private void look() {
    try {
      List<BrokerWarning> found = new ArrayList<>();
      List<QueueDepth> queues = broker.depths();
      found.addAll(standstills.look(queues, System.nanoTime()));
      found.addAll(ScheduledMessages.among(queues));
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

  /** A consumer that connects only for a moment, such as a browser, is not reported. */
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
  public void start() {
    looking.start();
  }

  @Override
  public void stop() {
    looking.cancel();
  }

  @Override
  public boolean isRunning() {
    return looking.isRunning();
  }
}
