package com.sysopsquad.flows.delivery.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ibm.mq.jakarta.jms.MQQueue;
import com.ibm.msg.client.jakarta.jms.internal.JmsTextMessageImpl;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.Bodies;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is written with IBM MQ's messages is read from them. */
class IbmMqMessagesTests {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final UUID id = new TimeOrderedIds(Clock.fixed(NOW, ZoneOffset.UTC)).next();

  @Test
  void everyHeaderAndTheBodyComeBack() throws Exception {
    Message message = WireFormat.write(session(), outgoing(Queues.TICKET), "customer");

    ParsedMessage parsed = WireFormat.read(arrived(message, "customer"), Queues.TICKET, NOW);

    assertThat(parsed.defect()).isNull();
    ReceivedMessage received = parsed.message();
    assertThat(received.id()).isEqualTo(id);
    assertThat(received.type()).isEqualTo("com.sysopsquad.ticket.submitted");
    assertThat(received.version()).isEqualTo(1);
    assertThat(received.subject()).isEqualTo("ada");
    assertThat(received.sentAt()).isEqualTo(NOW);
    assertThat(received.body()).isEqualTo("{\"name\":\"Åda \uD83D\uDE00\"}");
    assertThat(received.headers())
        .containsEntry(WireFormat.SOURCE, "customer")
        .containsEntry(WireFormat.REPLAY, "17")
        .containsEntry(WireFormat.TRACE, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        .containsEntry(WireFormat.GROUP, "ada");
  }

  @Test
  void aNameThatJmsDoesNotAllowIsRefusedByTheClient() throws Exception {
    Message message = text("{}");

    assertThatThrownBy(() -> message.setStringProperty("cloudEvents:id", "no"))
        .hasMessageContaining("is not a valid Java(tm) identifier");
  }

  @Test
  void whatLiesInTheBackoutQueueIsADeadLetterOfTheQueueToWhichItWasSent() throws Exception {
    DeadLettered deadLetter = deadLetterOfBackedOut(Queues.TICKET);

    assertThat(deadLetter.queue()).isEqualTo(Queues.TICKET);
    assertThat(deadLetter.messageId()).isEqualTo(id);
    assertThat(deadLetter.causeClass()).isEqualTo("Undelivered");
    assertThat(deadLetter.body()).contains("Åda");
  }

  @Test
  void theBodyOfACardInTheBackoutQueueIsDestroyed() throws Exception {
    assertThat(deadLetterOfBackedOut(Queues.CARD_REGISTRATION).body()).isNull();
  }

  @Test
  void whatItsSenderMayNotSendThereIsSetAsideAsFoundInTheBackoutQueue() throws Exception {
    Message message = WireFormat.write(session(), outgoing(Queues.INVOICE), "billing");
    message.setJMSDestination(new MQQueue("SYSOPS", Queues.INVOICE));

    DeadLettered deadLetter = deadLetterOfBackedOut(message, "reporting");

    assertThat(deadLetter.queue()).isEqualTo(Queues.BACKOUT);
    assertThat(deadLetter.messageId()).isNotEqualTo(id);
    assertThat(deadLetter.causeClass()).isEqualTo(DeadLettered.UNVERIFIED);
    assertThat(deadLetter.causeText())
        .startsWith(
            "It was sent by broker user reporting, but CUSTOMER.INVOICE is not a queue of that quantum.");
    assertThat(deadLetterOfBackedOut(message, null).causeText())
        .startsWith("The broker does not report who sent it");
  }

  private DeadLettered deadLetterOfBackedOut(String queue) throws Exception {
    Message message = WireFormat.write(session(), outgoing(queue), "customer");
    message.setJMSDestination(new MQQueue("SYSOPS", queue));
    return deadLetterOfBackedOut(message, "customer");
  }

  private static DeadLettered deadLetterOfBackedOut(Message message, @Nullable String user)
      throws JMSException {
    ParsedMessage parsed = WireFormat.readUndelivered(arrived(message, user), Queues.BACKOUT, NOW);
    return new UndeliveredReader().transform(List.of(parsed.message())).getFirst();
  }

  private static ArrivedMessage arrived(Message message, @Nullable String user)
      throws JMSException {
    return new ArrivedMessage(message, Bodies.ofText(((TextMessage) message).getText()), user);
  }

  private OutgoingMessage outgoing(String queue) {
    return new OutgoingMessage(
        1,
        id,
        queue,
        "com.sysopsquad.ticket.submitted",
        1,
        "ada",
        NOW,
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "{\"name\":\"Åda \uD83D\uDE00\"}",
        Map.of(WireFormat.REPLAY, "17"));
  }

  /** Makes IBM MQ's messages, for which it needs no connection. */
  private static Session session() {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("createTextMessage");
              return text((String) arguments[0]);
            });
  }

  private static TextMessage text(String body) throws JMSException {
    TextMessage message = new JmsTextMessageImpl(WMQConstants.JAKARTA_WMQ_PROVIDER, (Message) null);
    message.setText(body);
    return message;
  }
}
