package com.sysopsquad.jobs.payment;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** Messages on the queue of partitions that request none, each in many ways. */
final class NotAPartition {

  private static final String NUMBERS =
      "It does not request a partition: jobExecutionId and stepExecutionId must be whole numbers.";
  private static final String NO_JSON = "It does not request a partition: the body is not JSON.";
  private static final String REQUEST = "{\"jobExecutionId\": %s, \"stepExecutionId\": %s}";
  private static final List<String> NOT_JSON = List.of("garbage", "{", "{\"jobExecutionId\": 1");

  /** How many {@link #sendAll} sends. */
  static final int COUNT = 19;

  private NotAPartition() {}

  private static List<String> withoutNumbers(long run) {
    return List.of(
        "{}",
        "[]",
        "17",
        "null",
        REQUEST.formatted("\"%d\"".formatted(run), "\"1\""),
        REQUEST.formatted(run, 1.5),
        REQUEST.formatted(run, "99999999999999999999"),
        REQUEST.formatted(run, "null"));
  }

  private static List<String> unknown(long run, long otherStep, long partition) {
    return List.of(
        REQUEST.formatted(run, Long.MAX_VALUE),
        REQUEST.formatted(run, -1),
        REQUEST.formatted(run, otherStep),
        REQUEST.formatted(run + 1_000, partition));
  }

  /** Sends all of them, as billing itself could. */
  static void sendAll(long run, long otherStep, long partition) {
    Map<String, String> env = TestPlatform.start().env();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(TestPlatform.start().brokerUrl());
        Connection connection =
            factory.createConnection(
                env.get("SYSOPS_BROKER_BILLING_USER"), env.get("SYSOPS_BROKER_BILLING_PASSWORD"));
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(Queues.PARTITION))) {
      for (String text :
          Stream.of(NOT_JSON, withoutNumbers(run), unknown(run, otherStep, partition))
              .flatMap(List::stream)
              .toList()) {
        producer.send(session.createTextMessage(text));
      }
      producer.send(session.createTextMessage("\0"));
      BytesMessage bytes = session.createBytesMessage();
      bytes.writeBytes(new byte[] {(byte) 0xff, 0, 1, 2});
      producer.send(bytes);
      MapMessage map = session.createMapMessage();
      map.setLong("stepExecutionId", partition);
      producer.send(map);
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      try (ClientProducer raw = core.createProducer(Queues.PARTITION)) {
        ClientMessage unknownType = core.createMessage((byte) 77, true);
        unknownType.getBodyBuffer().writeBytes("?".getBytes(StandardCharsets.UTF_8));
        raw.send(unknownType);
      }
    } catch (JMSException | ActiveMQException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Why each of them is set aside. */
  static List<String> reasons(long run, long otherStep, long partition) {
    return Stream.of(
            IntStream.range(0, NOT_JSON.size()).mapToObj(_ -> NO_JSON),
            withoutNumbers(run).stream().map(_ -> NUMBERS),
            Stream.of(
                "Run %d has no partition with step %d.".formatted(run, Long.MAX_VALUE),
                "Run %d has no partition with step -1.".formatted(run),
                "Run %d has no partition with step %d.".formatted(run, otherStep),
                "Run %d has no partition with step %d.".formatted(run + 1_000, partition)),
            Stream.of(
                "The text of the body contains the character NUL (U+0000).",
                "The body is a BytesMessage whose bytes are not UTF-8.",
                "The body is not text (MapMessage).",
                "The body is not text (message of the unknown type 77)."))
        .flatMap(each -> each)
        .toList();
  }
}
