package com.sysopsquad.flows.delivery.wire.broker;

import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.Bodies;
import com.sysopsquad.flows.delivery.wire.Body;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Receives with JMS only. The broker itself limits the size of messages, and its client sets aside
 * what it cannot read.
 */
final class JmsQueueReader implements QueueReader {

  private static final String USER = "JMSXUserID";

  private final Session session;
  private final Intake intake;
  private final MessageConsumer consumer;

  JmsQueueReader(Session session, Intake intake) throws JMSException {
    this.session = session;
    this.intake = intake;
    this.consumer = session.createConsumer(session.createQueue(intake.queue()));
  }

  @Override
  public @Nullable ArrivedMessage receive(Duration wait) throws JMSException {
    Message message = wait.isZero() ? consumer.receiveNoWait() : consumer.receive(wait.toMillis());
    return message == null ? null : new ArrivedMessage(message, body(message), user(message));
  }

  /** IBM MQ takes it from the sender's connection, and pads it with blanks. */
  private static @Nullable String user(Message message) throws JMSException {
    String user = message.getStringProperty(USER);
    return user == null || user.isBlank() ? null : user.strip();
  }

  private Body body(Message message) throws JMSException {
    if (message instanceof BytesMessage bytes && bytes.getBodyLength() > intake.longestBody()) {
      byte[] beginning = new byte[Bodies.BEGINNING];
      int length = bytes.readBytes(beginning);
      bytes.reset();
      return tooLarge(
          message,
          new String(beginning, 0, Math.max(0, length), StandardCharsets.UTF_8),
          bytes.getBodyLength());
    }
    Body body = read(message);
    return body.size() > intake.longestBody() && message instanceof TextMessage text
        ? tooLarge(message, String.valueOf(text.getText()), body.size())
        : body;
  }

  private static Body read(Message message) throws JMSException {
    return switch (message) {
      case TextMessage text -> Bodies.ofText(text.getText());
      case BytesMessage bytes -> Bodies.ofBytes(bytes(bytes));
      case MapMessage _ -> new Body.None("MapMessage");
      case ObjectMessage _ -> new Body.None("ObjectMessage");
      case StreamMessage _ -> new Body.None("StreamMessage");
      default -> new Body.None("Message without body");
    };
  }

  private static byte[] bytes(BytesMessage message) throws JMSException {
    byte[] bytes = new byte[(int) message.getBodyLength()];
    message.readBytes(bytes);
    return bytes;
  }

  private Body tooLarge(Message message, String text, long size) throws JMSException {
    String origin =
        message.getJMSDestination() instanceof Queue queue ? WireFormat.name(queue) : null;
    boolean held = intake.holds(origin) && size <= intake.longestHeld() && held(message);
    return new Body.Beginning(
        Bodies.beginning(text), size, "", held ? Intake.HOLD : null, intake.tooLarge(size));
  }

  /** Within the session: it leaves its queue when it is in the other one. */
  private boolean held(Message message) {
    try (MessageProducer producer = session.createProducer(session.createQueue(Intake.HOLD))) {
      producer.send(message);
      return true;
    } catch (JMSException refused) {
      return false;
    }
  }
}
