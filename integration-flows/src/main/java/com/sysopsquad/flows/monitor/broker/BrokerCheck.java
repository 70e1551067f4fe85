package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.SmartLifecycle;

/**
 * Checks at startup whether the broker is configured so that it loses nothing and keeps the order.
 * Problems are logged, appear in the health, and prevent the start if the settings say so. If the
 * broker is down, the check is repeated with each health request, but at most once a minute.
 */
final class BrokerCheck implements SmartLifecycle, HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(BrokerCheck.class);
  private static final Status DEGRADED = new Status("DEGRADED");
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final Broker broker;
  private final BrokerCheckMode mode;
  private @Nullable List<String> defects;
  private long asked;
  private String unreachable = "";
  private boolean running;

  BrokerCheck(Broker broker, BrokerCheckMode mode) {
    this.broker = broker;
    this.mode = mode;
  }

  /**
   * Runs the check.
   *
   * @throws UnsafeBroker if there is a problem and the settings do not allow it
   */
  @Override
  public synchronized void start() {
    if (mode != BrokerCheckMode.OFF) {
      look();
      List<String> found = defects;
      if (mode == BrokerCheckMode.REFUSE && found != null && !found.isEmpty()) {
        throw new UnsafeBroker(found);
      }
    }
    running = true;
  }

  @Override
  public synchronized Health health() {
    if (mode == BrokerCheckMode.OFF) {
      return Health.unknown().withDetail("check", "switched off").build();
    }
    if (defects == null && System.nanoTime() - asked > PAUSE.toNanos()) {
      look();
    }
    List<String> found = defects;
    if (found == null) {
      return Health.unknown().withDetail("unreachable", unreachable).build();
    }
    return found.isEmpty()
        ? Health.up().build()
        : Health.status(DEGRADED).withDetail("unsafe", found).build();
  }

  private void look() {
    asked = System.nanoTime();
    try {
      List<String> found = List.copyOf(broker.defects());
      found.forEach(defect -> log.error("The broker's settings could lose messages: {}", defect));
      defects = found;
    } catch (JMSException e) {
      unreachable = String.valueOf(e.getMessage());
      log.warn("The broker's settings will be checked later: {}", unreachable);
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
  }

  @Override
  public synchronized boolean isRunning() {
    return running;
  }

  /** Runs before anything is sent or received. */
  @Override
  public int getPhase() {
    return -1;
  }

  /** The broker is configured so that it can lose messages, or their order. */
  static final class UnsafeBroker extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnsafeBroker(List<String> defects) {
      super(
          "The broker's settings could lose messages. To start anyway, set"
              + " sysops.monitor.broker-check=warn: "
              + String.join("; ", defects));
    }
  }
}
