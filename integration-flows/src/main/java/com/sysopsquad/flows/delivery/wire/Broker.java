package com.sysopsquad.flows.delivery.wire;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Session;
import java.util.List;

/** What brokers do differently: how to get a connection, and how to ask about queues. */
public interface Broker {

  /**
   * A new connection, not yet started, that fails when the broker goes away instead of reconnecting
   * by itself: trying again is the business of whoever uses it.
   */
  Connection connect() throws JMSException;

  /**
   * Whether the broker or its client has refused what it was given, while the connection is good:
   * the same on another queue, or another message, may well be taken.
   */
  default boolean refuses(JMSException failed) {
    return failed instanceof InvalidDestinationException
        || failed instanceof JMSSecurityException
        || failed instanceof MessageFormatException;
  }

  /**
   * Whether a queue cannot be received from since another process does so: whoever was second waits
   * for its turn.
   */
  default boolean isTaken(JMSException failed) {
    return false;
  }

  /** Receives from a queue within this session of a connection of its own. */
  default QueueReader read(Session session, Intake intake) throws JMSException {
    return new JmsQueueReader(session, intake);
  }

  /** The same broker for another user. */
  Broker as(String user, String password);

  /**
   * What is wrong with the settings of the queues, as sentences: why the broker could lose
   * messages, or deliver them as nobody expects.
   */
  List<String> defects() throws JMSException;

  /** The depths of all queues, by name. */
  List<QueueDepth> depths() throws JMSException;

  /** Who receives from the queues at this moment, as far as the broker can tell. */
  default List<QueueConsumer> consumers() throws JMSException {
    return List.of();
  }
}
