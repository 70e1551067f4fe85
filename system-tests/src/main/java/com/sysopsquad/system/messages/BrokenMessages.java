package com.sysopsquad.system.messages;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * What no outbox would send, put between the messages as the sender's user of the broker: bodies
 * that nobody can read, headers that say nothing or something impossible. Only what JMS can read,
 * since the quanta of this world have no reader of Artemis' own.
 */
final class BrokenMessages {

  private static final String TYPE = "com.sysopsquad.system.broken";
  private static final byte BYTES = 4;

  private final UnaryOperator<String> settings;

  BrokenMessages(UnaryOperator<String> settings) {
    this.settings = settings;
  }

  /** A message; without headers the receiver has to take it as it is. */
  private record Broken(String hex, boolean headers, String version) {

    Broken(String hex) {
      this(hex, true, "1");
    }
  }

  /** Sends one of each kind in an order that the random numbers decide; returns how many. */
  int send(Random random) {
    List<Broken> all = new ArrayList<>(kinds());
    Collections.shuffle(all, random);
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(settings.apply("SYSOPS_BROKER_URL"));
        Connection connection =
            factory.createConnection(
                settings.apply("SYSOPS_BROKER_BILLING_USER"),
                settings.apply("SYSOPS_BROKER_BILLING_PASSWORD"));
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      try (ClientProducer producer = core.createProducer(Queues.INVOICE)) {
        for (Broken broken : all) {
          producer.send(message(core, broken, random));
        }
      }
    } catch (JMSException | ActiveMQException e) {
      throw new IllegalStateException(e);
    }
    return all.size();
  }

  private static List<Broken> kinds() {
    return List.of(
        new Broken("7bc3287d"),
        new Broken("7b007d"),
        new Broken(utf8("not JSON"), true, "1"),
        new Broken(utf8("{\"subject\":12}"), true, "100000"),
        new Broken(utf8("{}"), true, "no number"),
        new Broken(utf8("without a header " + UUID.randomUUID()), false, ""));
  }

  private static ClientMessage message(ClientSession core, Broken broken, Random random) {
    ClientMessage message = core.createMessage(BYTES, true);
    if (broken.headers()) {
      message.putStringProperty(
          WireFormat.ID, new UUID(random.nextLong(), random.nextLong()).toString());
      message.putStringProperty(WireFormat.TYPE, TYPE);
      message.putStringProperty(WireFormat.VERSION, broken.version());
      message.putStringProperty(WireFormat.SUBJECT, Subjects.name(random.nextInt(Subjects.COUNT)));
    }
    message.getBodyBuffer().writeBytes(HexFormat.of().parseHex(broken.hex()));
    return message;
  }

  private static String utf8(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
