package com.sysopsquad.flows.delivery.wire.broker;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Session;
import java.util.List;

/** The differences between brokers: how to get a connection, and how to query queues. */
public interface Broker {

  /**
   * A new connection, not yet started. It fails if the broker goes down instead of reconnecting
   * automatically: its user is responsible for trying again.
   */
  Connection connect() throws JMSException;

  /**
   * Whether the broker or its client has rejected its input, while the connection is good: the same
   * may be accepted on another queue, and so may another message.
   */
  default boolean refuses(JMSException failed) {
    return failed instanceof InvalidDestinationException
        || failed instanceof JMSSecurityException
        || failed instanceof MessageFormatException;
  }

  /**
   * Whether a queue cannot be received from because another process receives from it: the second
   * process waits for its turn.
   */
  default boolean isTaken(JMSException failed) {
    return false;
  }

  /** Receives from a queue within this session of a separate connection. */
  default QueueReader read(Session session, Intake intake) throws JMSException {
    return new JmsQueueReader(session, intake);
  }

  /** The same broker for another user. */
  Broker as(String user, String password);

  /**
   * Problems with the settings of the queues, as sentences: why the broker could lose messages, or
   * deliver them in unexpected ways.
   */
  List<String> defects() throws JMSException;

  /** The depths of all queues, by name. */
  List<QueueDepth> depths() throws JMSException;

  /** Who receives from the queues now, as far as the broker can tell. */
  default List<QueueConsumer> consumers() throws JMSException {
    return List.of();
  }
}
