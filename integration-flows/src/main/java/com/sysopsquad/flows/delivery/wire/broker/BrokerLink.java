package com.sysopsquad.flows.delivery.wire.broker;

import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One connection with one transacted session, for one thread. After any exception it can only be
 * closed.
 */
public final class BrokerLink implements AutoCloseable {

  /** The prefix of the names of our own connections, which distinguishes them from others. */
  public static final String CLIENT_ID = "sysops-";

  private static final long MOST_AT_ONCE = 16L << 20;

  private final Broker broker;
  private final Connection connection;
  private final Session session;
  private final Map<String, Queue> queues = new HashMap<>();
  private @Nullable MessageProducer producer;
  private volatile @Nullable JMSException lost;

  private BrokerLink(Broker broker, Connection connection) throws JMSException {
    this.broker = broker;
    this.connection = connection;
    connection.setExceptionListener(cause -> lost = cause);
    this.session = connection.createSession(true, Session.SESSION_TRANSACTED);
  }

  /** Connects to the broker. */
  public static BrokerLink open(Broker broker) throws JMSException {
    Connection connection = broker.connect();
    try {
      connection.setClientID(CLIENT_ID + UUID.randomUUID());
      return new BrokerLink(broker, connection);
    } catch (JMSException | RuntimeException failed) {
      closeQuietly(connection);
      throw failed;
    }
  }

  /** Receives from the queue from now on. */
  public QueueReader read(Intake intake) throws JMSException {
    QueueReader reader = broker.read(session, intake);
    connection.start();
    return reader;
  }

  /** Sends within the session, as the quantum with this name. */
  public void send(OutgoingMessage message, String source) throws JMSException {
    if (producer == null) {
      producer = session.createProducer(null);
      producer.setDeliveryMode(DeliveryMode.PERSISTENT);
    }
    producer.send(queue(message.queue()), WireFormat.write(session, message, source));
  }

  /**
   * The messages in the queue, up to the given number and roughly what fits into memory; waits only
   * for the first one.
   */
  public List<ArrivedMessage> receive(QueueReader reader, int atMost, Duration wait)
      throws JMSException {
    List<ArrivedMessage> batch = new ArrayList<>();
    long size = 0;
    @Nullable ArrivedMessage message = reader.receive(wait);
    while (message != null) {
      batch.add(message);
      size += message.body().size();
      message = batch.size() < atMost && size < MOST_AT_ONCE ? reader.receive(Duration.ZERO) : null;
    }
    requireAlive();
    return batch;
  }

  /** Commits what was sent and received since the last commit. */
  public void commit() throws JMSException {
    requireAlive();
    session.commit();
  }

  /** Undoes what was sent, and returns what was received. */
  public void rollback() throws JMSException {
    requireAlive();
    session.rollback();
  }

  @Override
  public void close() {
    closeQuietly(connection);
  }

  private void requireAlive() throws JMSException {
    JMSException cause = lost;
    if (cause != null) {
      throw cause;
    }
  }

  private Queue queue(String name) throws JMSException {
    Queue queue = queues.get(name);
    if (queue == null) {
      queue = session.createQueue(name);
      queues.put(name, queue);
    }
    return queue;
  }

  private static void closeQuietly(Connection connection) {
    try {
      connection.close();
    } catch (JMSException | RuntimeException alreadyGone) {
      // The broker rolls back the session when the connection is gone.
    }
  }
}
