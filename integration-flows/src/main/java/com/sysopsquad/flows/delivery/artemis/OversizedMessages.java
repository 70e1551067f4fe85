package com.sysopsquad.flows.delivery.artemis;

import com.sysopsquad.flows.delivery.wire.broker.Intake;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies messages that are too large to the queue that keeps them, before they leave their own
 * queue. The broker recognizes a copy that it already has, so a crash in between does not create a
 * second one.
 */
final class OversizedMessages {

  private static final Logger log = LoggerFactory.getLogger(OversizedMessages.class);

  /** The error if the queue is full, or if this user cannot see it. */
  private static final Set<ActiveMQExceptionType> REFUSALS =
      Set.of(
          ActiveMQExceptionType.ADDRESS_FULL,
          ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
          ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST,
          ActiveMQExceptionType.SECURITY_EXCEPTION);

  private final ArtemisBroker broker;

  OversizedMessages(ArtemisBroker broker) {
    this.broker = broker;
  }

  /**
   * Whether the queue has it now.
   *
   * @param queue where it came from
   */
  boolean hold(ClientMessage message, BodySpool body, String queue)
      throws JMSException, ActiveMQException, IOException {
    InputStream whole = body.whole();
    try (Connection connection = broker.connect();
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        InputStream bytes = whole == null ? new ByteArrayInputStream(body.beginning()) : whole) {
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      try (ClientProducer producer = core.createProducer(Intake.HOLD)) {
        producer.send(copy(core, message, queue).setBodyInputStream(bytes));
      }
      return true;
    } catch (ActiveMQException failed) {
      if (REFUSALS.contains(failed.getType())) {
        log.warn("{} refuses a message from {}: {}", Intake.HOLD, queue, failed.getMessage());
        return false;
      }
      throw failed;
    }
  }

  private static ClientMessage copy(ClientSession session, ClientMessage message, String queue) {
    ClientMessage copy = session.createMessage(message.getType(), true);
    for (SimpleString name : message.getPropertyNames()) {
      if (!name.toString().startsWith("_AMQ")) {
        copy.putObjectProperty(name, message.getObjectProperty(name));
      }
    }
    copy.setUserID(message.getUserID());
    copy.setTimestamp(message.getTimestamp());
    copy.putStringProperty(Intake.HELD_FROM, queue);
    copy.putStringProperty(
        Message.HDR_DUPLICATE_DETECTION_ID.toString(),
        queue + "|" + message.getMessageID() + "|" + message.getUserID());
    return copy;
  }
}
