package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What Artemis itself moves to its dead-letter or expiry address is found among the dead letters.
 */
class UndeliveredIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Map<String, String> env = TestPlatform.start().env();
  private final UUID id = new TimeOrderedIds(Clock.systemUTC()).next();
  private final TestQuantum operations = operations();

  private static TestQuantum operations() {
    TestPlatform.start().purgeQueues();
    return TestQuantum.start("billing", TestQuantum.database("billing"), ReplayConfiguration.class);
  }

  @AfterEach
  void stop() {
    operations.close();
  }

  @Test
  void aMessageThatArtemisGaveUpIsKeptOnceAndCanBeReplayedToItsQueue() throws Exception {
    // Twice the same message, as after a crash of its sender's relay.
    RawMessages.send(Queues.TICKET, RawMessages.plan(id, "{\"n\":\"one\"}", Map.of()));
    RawMessages.send(Queues.TICKET, RawMessages.plan(id, "{\"n\":\"one\"}", Map.of()));
    TestPlatform.start().giveUp(Queues.TICKET);

    await().atMost(PATIENCE).until(() -> operations.count("delivery.inbox") == 2);
    DeadLetter deadLetter = only();
    assertThat(deadLetter.messageId()).isEqualTo(id);
    assertThat(deadLetter.queue()).isEqualTo(Queues.TICKET);
    assertThat(deadLetter.state()).isEqualTo(DeadLetterState.DEAD);
    assertThat(deadLetter.causeClass()).isEqualTo("Undelivered");
    assertThat(deadLetter.quantum()).isEqualTo("broker");
    assertThat(deadLetter.body()).isEqualTo("{\"n\":\"one\"}");

    operations
        .bean(DeadLetterDecisions.class)
        .replay(deadLetter.id(), new Decision("olive", null, null));

    Message replayed = receive(Queues.TICKET);
    assertThat(replayed.getStringProperty(WireFormat.ID)).isEqualTo(id.toString());
    assertThat(replayed.getStringProperty(WireFormat.REPLAY)).isNotEmpty();
    assertThat(replayed.getBody(String.class)).isEqualTo("{\"n\":\"one\"}");
  }

  @Test
  void aMessageThatExpiredIsKept() {
    RawMessages.send(Queues.TICKET, 1, RawMessages.plan(id, "{\"n\":\"one\"}", Map.of()));

    await().atMost(PATIENCE).until(() -> operations.count("ops.dead_letter") == 1);
    assertThat(only().causeClass()).isEqualTo("Expired");
    assertThat(only().queue()).isEqualTo(Queues.TICKET);
  }

  @Test
  void theBodyOfACardThatArtemisGaveUpIsDestroyed() {
    RawMessages.send(
        Queues.CARD_REGISTRATION, RawMessages.plan(id, "{\"jwe\":\"secret\"}", Map.of()));
    TestPlatform.start().giveUp(Queues.CARD_REGISTRATION);

    await().atMost(PATIENCE).until(() -> operations.count("ops.dead_letter") == 1);
    assertThat(only().body()).isNull();
    assertThat(only().toString()).doesNotContain("secret");
  }

  @Test
  void theBodyOfAnEmailThatArtemisGaveUpIsDestroyed() {
    for (String queue : List.of(Queues.NOTIFICATION, Queues.EMAIL_AWAITED)) {
      operations.jdbc().sql("delete from ops.dead_letter").update();
      RawMessages.send(queue, RawMessages.plan(id, "{\"text\":\"secret\"}", Map.of()));
      TestPlatform.start().giveUp(queue);

      await().atMost(PATIENCE).until(() -> operations.count("ops.dead_letter") == 1);
      assertThat(only().queue()).isEqualTo(queue);
      assertThat(only().body()).isNull();
      assertThat(only().replayable()).isFalse();
      assertThat(only().toString()).doesNotContain("secret");
    }
  }

  private DeadLetter only() {
    List<DeadLetter> deadLetters =
        operations.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 10);
    assertThat(deadLetters).hasSize(1);
    return deadLetters.getFirst();
  }

  private Message receive(String queue) throws JMSException {
    try (ActiveMQConnectionFactory factory = factory();
        JMSContext context =
            factory.createContext(
                env.get("SYSOPS_BROKER_SYSOPS_USER"),
                env.get("SYSOPS_BROKER_SYSOPS_PASSWORD"),
                Session.AUTO_ACKNOWLEDGE)) {
      return context.createConsumer(context.createQueue(queue)).receive(PATIENCE.toMillis());
    }
  }

  private ActiveMQConnectionFactory factory() {
    return new ActiveMQConnectionFactory(env.get("SYSOPS_BROKER_URL"));
  }
}
