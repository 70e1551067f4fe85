package com.sysopsquad.flows.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.delivery.wire.broker.QueueReader;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A queue that cannot be opened, over connections that are good. */
class BatchConsumerIntegrationTests {

  private final Refusing broker = new Refusing();
  private final BatchConsumer consumer =
      new BatchConsumer(
          new Intake(Queues.SUPPORT_PLAN, 1_000, 1_000, false),
          10,
          broker,
          (message, queue, receivedAt) -> {
            throw new AssertionError("Nothing was received");
          },
          PlanInbox.of(
                  BatchProcessorIntegrationTests.migrated(),
                  Clock.systemUTC(),
                  3,
                  payloads -> {},
                  deadLetters -> {})
              .processor(),
          () -> false,
          Clock.systemUTC());

  @AfterEach
  void close() {
    consumer.ended();
  }

  @Test
  void aQueueThatCannotBeOpenedLeavesNoConnectionBehind() {
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(consumer::run).isInstanceOf(JMSException.class);
      consumer.failed();
    }

    assertThat(broker.connections).hasSize(5);
    assertThat(broker.open()).isLessThanOrEqualTo(1);
  }

  @Test
  void whoeverFindsAQueueTakenWaitsForItsTurnWithoutAnOutage() throws JMSException {
    broker.taken = true;

    Duration pause = consumer.run();

    assertThat(pause).isPositive();
    assertThat(broker.open()).isZero();
  }

  /** The real broker, which lets nobody receive. */
  private static final class Refusing implements Broker {

    private final List<Connection> connections = new ArrayList<>();
    private boolean taken;

    @Override
    public Connection connect() throws JMSException {
      Map<String, String> env = TestPlatform.start().env();
      Connection connection =
          new ActiveMQConnectionFactory(env.get("SYSOPS_BROKER_URL"))
              .createConnection(
                  env.get("SYSOPS_BROKER_BILLING_USER"), env.get("SYSOPS_BROKER_BILLING_PASSWORD"));
      connections.add(connection);
      return connection;
    }

    @Override
    public QueueReader read(Session session, Intake intake) throws JMSException {
      throw new JMSException("The queue cannot be opened");
    }

    @Override
    public boolean isTaken(JMSException failed) {
      return taken;
    }

    long open() {
      return connections.stream().filter(Refusing::isOpen).count();
    }

    private static boolean isOpen(Connection connection) {
      try {
        @Nullable String id = connection.getClientID();
        return id != null;
      } catch (JMSException closed) {
        return false;
      }
    }

    @Override
    public Broker as(String user, String password) {
      return this;
    }

    @Override
    public List<String> defects() {
      return List.of();
    }

    @Override
    public List<QueueDepth> depths() {
      return List.of();
    }
  }
}
