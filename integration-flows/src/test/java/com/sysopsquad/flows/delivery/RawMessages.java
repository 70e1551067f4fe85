package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Sends what our own outbox would never send. */
final class RawMessages {

  /** Makes a message. */
  interface Writer {
    Message write(JMSContext context) throws JMSException;
  }

  private static final int EMPTY_MILLIS = 2_000;

  private RawMessages() {}

  static void send(Writer writer) {
    send(Queues.SUPPORT_PLAN, writer);
  }

  static void send(String queue, Writer writer) {
    sendAll(queue, Message.DEFAULT_TIME_TO_LIVE, List.of(writer));
  }

  /** Sends what expires after so many milliseconds. */
  static void send(String queue, long timeToLive, Writer writer) {
    sendAll(queue, timeToLive, List.of(writer));
  }

  /** Sends as this user of the broker. */
  static void sendAs(String user, String queue, Writer writer) {
    sendAll(user, queue, Message.DEFAULT_TIME_TO_LIVE, List.of(writer));
  }

  static void sendAll(List<Writer> writers) {
    sendAll(Queues.SUPPORT_PLAN, Message.DEFAULT_TIME_TO_LIVE, writers);
  }

  private static void sendAll(String queue, long timeToLive, List<Writer> writers) {
    sendAll("customer", queue, timeToLive, writers);
  }

  private static void sendAll(String user, String queue, long timeToLive, List<Writer> writers) {
    try (ActiveMQConnectionFactory factory = factory();
        JMSContext context = context(factory, user)) {
      for (Writer writer : writers) {
        context
            .createProducer()
            .setTimeToLive(timeToLive)
            .send(context.createQueue(queue), writer.write(context));
      }
      context.commit();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Takes all that is in the queue away, as this user of the broker. */
  static void drainAs(String user, String queue) {
    try (ActiveMQConnectionFactory factory = factory();
        JMSContext context = context(factory, user)) {
      JMSConsumer consumer = context.createConsumer(context.createQueue(queue));
      while (consumer.receive(EMPTY_MILLIS) != null) {
        context.commit();
      }
    }
  }

  private static ActiveMQConnectionFactory factory() {
    return new ActiveMQConnectionFactory(TestPlatform.start().env().get("SYSOPS_BROKER_URL"));
  }

  private static JMSContext context(ActiveMQConnectionFactory factory, String user) {
    String variable = "SYSOPS_BROKER_" + user.toUpperCase(Locale.ROOT);
    Map<String, String> env = TestPlatform.start().env();
    return factory.createContext(
        env.get(variable + "_USER"), env.get(variable + "_PASSWORD"), Session.SESSION_TRANSACTED);
  }

  /** A plan's message with these changes to its headers; an empty value takes the header away. */
  static Writer plan(UUID id, String body, Map<String, String> changes) {
    return context -> {
      Message message = context.createTextMessage(body);
      Map<String, String> headers =
          new TreeMap<>(
              Map.of(
                  WireFormat.ID, id.toString(),
                  WireFormat.TYPE, "com.sysopsquad.plan.chosen",
                  WireFormat.VERSION, "1",
                  WireFormat.SUBJECT, "someone",
                  WireFormat.TIME, Instant.now().toString(),
                  WireFormat.GROUP, "someone"));
      headers.putAll(changes);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        if (!header.getValue().isEmpty()) {
          message.setStringProperty(header.getKey(), header.getValue());
        }
      }
      return message;
    };
  }
}
