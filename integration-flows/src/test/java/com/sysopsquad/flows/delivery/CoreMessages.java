package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/** Sends by Artemis's core client what no JMS client can send. */
final class CoreMessages {

  /** Fills in a body. */
  interface Writer {
    void write(ClientMessage message);
  }

  private CoreMessages() {}

  /** Sends a plan's message of this type of the core client. */
  static void send(UUID id, int type, Writer body) {
    send("", id, type, body);
  }

  /**
   * Sends it over a connection with further parameters.
   *
   * @param parameters such as {@code minLargeMessageSize=1}
   */
  static void send(String parameters, UUID id, int type, Writer body) {
    Map<String, String> env = TestPlatform.start().env();
    String url = TestPlatform.start().brokerUrl();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(url + (url.contains("?") ? "&" : "?") + parameters);
        Connection connection =
            factory.createConnection(
                env.get("SYSOPS_BROKER_CUSTOMER_USER"),
                env.get("SYSOPS_BROKER_CUSTOMER_PASSWORD"));
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      ClientMessage message = core.createMessage((byte) type, true);
      message.putStringProperty(WireFormat.ID, id.toString());
      message.putStringProperty(WireFormat.TYPE, "com.sysopsquad.plan.chosen");
      message.putStringProperty(WireFormat.VERSION, "1");
      message.putStringProperty(WireFormat.SUBJECT, "someone");
      message.putStringProperty(WireFormat.TIME, Instant.now().toString());
      body.write(message);
      try (ClientProducer producer = core.createProducer(Queues.SUPPORT_PLAN)) {
        producer.send(message);
      }
    } catch (JMSException | ActiveMQException e) {
      throw new IllegalStateException(e);
    }
  }

  /** These bytes and nothing else. */
  static Writer bytes(byte[] bytes) {
    return message -> message.getBodyBuffer().writeBytes(bytes);
  }

  /**
   * A text as Artemis's client writes it, of so many times this character, made while it is sent.
   */
  static Writer text(int length, char character) {
    byte[] prefix =
        ByteBuffer.allocate(5).order(ByteOrder.BIG_ENDIAN).put((byte) 1).putInt(2 * length).array();
    byte[] each = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putChar(character).array();
    return message -> message.setBodyInputStream(new Repeated(prefix, each, length));
  }

  static Writer utf8(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A prefix, and then the same bytes again and again. */
  private static final class Repeated extends InputStream {

    private final byte[] prefix;
    private final byte[] each;
    private final long size;
    private long position;

    Repeated(byte[] prefix, byte[] each, long times) {
      this.prefix = prefix;
      this.each = each;
      this.size = prefix.length + times * each.length;
    }

    @Override
    public int read() {
      if (position == size) {
        return -1;
      }
      long at = position++;
      byte next =
          at < prefix.length ? prefix[(int) at] : each[(int) ((at - prefix.length) % each.length)];
      return next & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int count = 0;
      while (count < length) {
        int next = read();
        if (next < 0) {
          return count == 0 ? -1 : count;
        }
        into[offset + count++] = (byte) next;
      }
      return count;
    }
  }
}
