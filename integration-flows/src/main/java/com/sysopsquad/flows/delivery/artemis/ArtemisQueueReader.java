package com.sysopsquad.flows.delivery.artemis;

import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.Bodies;
import com.sysopsquad.flows.delivery.wire.Body;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.delivery.wire.broker.QueueReader;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.jspecify.annotations.Nullable;

/**
 * Receives with Artemis's core client. Its JMS client creates a string from a body before its size
 * can be checked, and fails forever on a message with an unknown type or a malformed body.
 */
final class ArtemisQueueReader implements QueueReader {

  /** A text is a flag byte, a length and UTF-16. */
  private static final int TEXT_PREFIX = 5;

  /** How often a body may fail to be read, since the connection may be the cause. */
  private static final int ATTEMPTS = 3;

  private final ClientSession session;
  private final Intake intake;
  private final OversizedMessages oversized;
  private ClientConsumer consumer;
  private long failing = -1;
  private int failures;
  private boolean brokeOff;

  ArtemisQueueReader(Session session, Intake intake, OversizedMessages oversized)
      throws JMSException {
    this.session = ((ActiveMQSession) session).getCoreSession();
    this.intake = intake;
    this.oversized = oversized;
    try {
      this.consumer = this.session.createConsumer(intake.queue());
    } catch (ActiveMQException failed) {
      throw Failures.of(failed);
    }
  }

  @Override
  public @Nullable ArrivedMessage receive(Duration wait) throws JMSException {
    if (brokeOff && wait.isZero()) {
      return null;
    }
    try {
      if (brokeOff) {
        openAnew();
      }
      ClientMessage message =
          wait.isZero() ? consumer.receiveImmediate() : consumer.receive(wait.toMillis());
      if (message == null) {
        return null;
      }
      Body body = body(message);
      message.acknowledge();
      return new ArrivedMessage(
          new ActiveMQMessage(message, session), body, message.getValidatedUserID());
    } catch (ActiveMQException failed) {
      throw Failures.of(failed);
    }
  }

  private Body body(ClientMessage message) throws JMSException {
    boolean holding = intake.holds(origin(message));
    BodySpool spool =
        new BodySpool(
            (int) Math.min(Integer.MAX_VALUE - 8, TEXT_PREFIX + 2 * intake.longestBody()),
            holding ? intake.longestHeld() : 0);
    try {
      message.saveToOutputStream(spool);
      return body(message, spool, holding);
    } catch (ActiveMQException | RuntimeException | IOException broken) {
      if (session.isClosed() || (!isMalformed(broken) && failures(message) < ATTEMPTS)) {
        throw Failures.of(broken);
      }
      brokeOff = true;
      return new Body.Beginning(
          beginning(message.getType(), spool),
          spool.size(),
          spool.sha256(),
          null,
          "The body cannot be read. It ends after %d bytes.".formatted(spool.size()));
    } finally {
      forget(spool);
    }
  }

  /** Where it was sent, if the broker itself moved it; any sender may have written this header. */
  private static @Nullable String origin(ClientMessage message) {
    return message.getObjectProperty(Message.HDR_ORIGINAL_ADDRESS) instanceof SimpleString address
        ? address.toString()
        : null;
  }

  /**
   * Opens a new consumer, since the unread rest of a body would otherwise count as in transit
   * forever. This is done only between two batches, because another process may get the next
   * message.
   */
  private void openAnew() throws ActiveMQException {
    consumer.close();
    consumer = session.createConsumer(intake.queue());
    brokeOff = false;
  }

  /** Whether the bytes themselves are malformed, so that reading them again does not help. */
  private static boolean isMalformed(Throwable failure) {
    Throwable link = failure;
    for (int depth = 0; link != null && depth < 10; depth++) {
      if (link instanceof DataFormatException) {
        return true;
      }
      link = link.getCause();
    }
    return false;
  }

  /** How often in a row this message has failed. */
  private int failures(ClientMessage message) {
    failures = failing == message.getMessageID() ? failures + 1 : 1;
    failing = message.getMessageID();
    return failures;
  }

  private Body body(ClientMessage message, BodySpool spool, boolean holding)
      throws ActiveMQException, IOException, JMSException {
    Body body = spool.isInMemory() ? decoded(message.getType(), spool.beginning()) : null;
    if (body != null && body.size() <= intake.longestBody()) {
      return body;
    }
    long size = body == null ? spool.size() : body.size();
    String hash = spool.sha256();
    boolean held =
        holding
            && spool.size() <= intake.longestHeld()
            && oversized.hold(message, spool, intake.queue());
    return new Body.Beginning(
        beginning(message.getType(), spool),
        size,
        hash,
        held ? Intake.HOLD : null,
        intake.tooLarge(size));
  }

  private static String beginning(byte type, BodySpool spool) {
    byte[] bytes = spool.beginning(4 * Bodies.BEGINNING + TEXT_PREFIX);
    return Bodies.beginning(
        type == Message.TEXT_TYPE && bytes.length > TEXT_PREFIX
            ? utf16(bytes, TEXT_PREFIX, (bytes.length - TEXT_PREFIX) & ~1)
            : new String(bytes, StandardCharsets.UTF_8));
  }

  private static Body decoded(byte type, byte[] bytes) {
    return switch (type) {
      case Message.TEXT_TYPE -> text(bytes);
      case Message.BYTES_TYPE -> Bodies.ofBytes(isUnwritten(bytes) ? new byte[0] : bytes);
      case Message.MAP_TYPE -> Bodies.ofOther(bytes, "MapMessage");
      case Message.OBJECT_TYPE -> Bodies.ofOther(bytes, "ObjectMessage");
      case Message.STREAM_TYPE -> Bodies.ofOther(bytes, "StreamMessage");
      case Message.DEFAULT_TYPE -> Bodies.ofOther(bytes, "Message without body");
      default -> Bodies.ofOther(bytes, "message of the unknown type " + type);
    };
  }

  /** If nothing was written to a body, the client sends a length of zero. */
  private static boolean isUnwritten(byte[] bytes) {
    return Arrays.equals(bytes, new byte[Math.min(bytes.length, Integer.BYTES)]);
  }

  /** Exactly what Artemis's client writes, with nothing before or after it. */
  private static Body text(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
    if (bytes.length == 0 || (bytes.length == 1 && bytes[0] == 0)) {
      return Bodies.ofText(null);
    }
    if (bytes.length >= TEXT_PREFIX && bytes[0] != 0) {
      int length = buffer.getInt(1);
      if (length == bytes.length - TEXT_PREFIX && length % 2 == 0) {
        return Bodies.ofText(utf16(bytes, TEXT_PREFIX, length));
      }
    }
    return Bodies.bytes(
        bytes,
        "The body is malformed: its type is text, but its bytes are not text in Artemis' format.");
  }

  /** Does not use a decoder, which would replace half of a character. */
  private static String utf16(byte[] bytes, int offset, int length) {
    char[] chars = new char[length / 2];
    ByteBuffer.wrap(bytes, offset, length).order(ByteOrder.LITTLE_ENDIAN).asCharBuffer().get(chars);
    return new String(chars);
  }

  private static void forget(BodySpool spool) throws JMSException {
    try {
      spool.forget();
    } catch (IOException failed) {
      throw Failures.of(failed);
    }
  }
}
