package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.message.Queues;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the broker accepts messages, by sending one in a transaction that is rolled back.
 * A broker that is short of disk or memory answers every query but lets producers wait.
 */
final class BrokerProbe {

  private final Broker broker;
  private final Duration patience;

  BrokerProbe(Broker broker, Duration patience) {
    this.broker = broker;
    this.patience = patience;
  }

  List<BrokerWarning> look() throws JMSException, InterruptedException {
    try (Connection connection = broker.connect()) {
      AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
      CountDownLatch done = new CountDownLatch(1);
      Thread.ofPlatform()
          .name("broker-probe")
          .daemon()
          .start(
              () -> {
                try {
                  send(connection);
                } catch (JMSException | RuntimeException refused) {
                  failed.set(refused);
                } finally {
                  done.countDown();
                }
              });
      if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return List.of(
            warning(
                "It has accepted nothing for %d seconds. It may be short of disk space or memory."
                    .formatted(patience.toSeconds())));
      }
      Exception refused = failed.get();
      return refused == null
          ? List.of()
          : List.of(warning("It refuses what operations sends: " + refused.getMessage()));
    }
  }

  private static void send(Connection connection) throws JMSException {
    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
    MessageProducer producer = session.createProducer(session.createQueue(Queues.DEAD_LETTER));
    producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
    producer.send(session.createTextMessage("probe"));
    session.rollback();
  }

  private static BrokerWarning warning(String detail) {
    return new BrokerWarning(null, "The broker accepts no messages", detail);
  }
}
