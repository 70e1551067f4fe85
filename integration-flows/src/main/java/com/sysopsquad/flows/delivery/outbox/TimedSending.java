package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.telemetry.SentCounts;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.delivery.wire.broker.BrokerLink;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends with a time limit. A broker that is short of disk or memory gives no credit to producers,
 * and its client then waits forever: only closing the connection ends that.
 */
final class TimedSending {

  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("relay-watch").daemon().factory());

  private final Duration timeout;
  private final String source;
  private final SentCounts sent;

  TimedSending(Duration timeout, String source, SentCounts sent) {
    this.timeout = timeout;
    this.source = source;
    this.sent = sent;
  }

  /**
   * Sends the messages and commits.
   *
   * @throws BrokerBlocked if the broker takes too long; the link is closed then
   */
  void send(BrokerLink link, List<OutgoingMessage> messages) throws JMSException {
    AtomicBoolean over = new AtomicBoolean();
    ScheduledFuture<?> end =
        WATCH.schedule(
            () -> {
              over.set(true);
              Thread.ofPlatform().name("relay-close").daemon().start(link::close);
            },
            timeout.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      for (OutgoingMessage message : messages) {
        link.send(message, source);
        requireTime(over);
      }
      link.commit();
      sent.add(messages);
    } catch (JMSException | RuntimeException failed) {
      requireTime(over);
      throw failed;
    } finally {
      end.cancel(false);
    }
  }

  /** Closing the connection releases a producer that waits, even if the broker still blocks it. */
  private void requireTime(AtomicBoolean over) throws BrokerBlocked {
    if (over.get()) {
      throw new BrokerBlocked(timeout);
    }
  }

  /** The broker does not answer, or takes nothing. */
  static final class BrokerBlocked extends JMSException {

    private static final long serialVersionUID = 1;

    BrokerBlocked(Duration timeout) {
      super(
          "The broker has accepted nothing for %s. It may be short of disk space or memory"
              .formatted(words(timeout)));
    }

    private static String words(Duration timeout) {
      return timeout.toSeconds() > 0
          ? timeout.toSeconds() + " seconds"
          : timeout.toMillis() + " milliseconds";
    }
  }
}
