package com.sysopsquad.flows.delivery.artemis;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.delivery.wire.broker.QueueConsumer;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.delivery.wire.broker.QueueReader;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.connection.CachingConnectionFactory;

/** Artemis through its own client, without pooling or caching. */
record ArtemisBroker(
    ActiveMQConnectionFactory factory, @Nullable String user, @Nullable String password)
    implements Broker {

  /** Errors that concern one message or one queue. */
  private static final Set<ActiveMQExceptionType> REFUSALS =
      EnumSet.of(
          ActiveMQExceptionType.SECURITY_EXCEPTION,
          ActiveMQExceptionType.QUEUE_DOES_NOT_EXIST,
          ActiveMQExceptionType.ADDRESS_DOES_NOT_EXIST,
          ActiveMQExceptionType.ADDRESS_FULL,
          ActiveMQExceptionType.LARGE_MESSAGE_ERROR_BODY,
          ActiveMQExceptionType.UNEXPECTED_ROUTING_TYPE_FOR_ADDRESS);

  /** Unwraps the factory from whatever the application has wrapped around it. */
  static ArtemisBroker of(ConnectionFactory configured) {
    ConnectionFactory bare =
        configured instanceof CachingConnectionFactory caching
            ? caching.getTargetConnectionFactory()
            : configured;
    if (bare instanceof ActiveMQConnectionFactory artemis) {
      return new ArtemisBroker(artemis, null, null);
    }
    throw new IllegalStateException("Not a connection factory of Artemis: " + bare);
  }

  @Override
  public Connection connect() throws JMSException {
    return user == null ? factory.createConnection() : factory.createConnection(user, password);
  }

  @Override
  public boolean refuses(JMSException failed) {
    return Broker.super.refuses(failed)
        || (failed.getCause() instanceof ActiveMQException cause
            && REFUSALS.contains(cause.getType()));
  }

  @Override
  public QueueReader read(Session session, Intake intake) throws JMSException {
    return new ArtemisQueueReader(session, intake, new OversizedMessages(this));
  }

  /**
   * Connects with a separate factory: while the broker is down, everyone who shares a factory has
   * to wait.
   */
  @Override
  public Broker as(String otherUser, String otherPassword) {
    try {
      return new ArtemisBroker(
          new ActiveMQConnectionFactory(factory.toURI().toString()), otherUser, otherPassword);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<QueueDepth> depths() throws JMSException {
    try (Connection connection = connect()) {
      return QueueListing.depths(new Management(connection));
    }
  }

  @Override
  public List<QueueConsumer> consumers() throws JMSException {
    try (Connection connection = connect()) {
      return QueueListing.consumers(new Management(connection));
    }
  }

  @Override
  public List<String> defects() throws JMSException {
    try (Connection connection = connect()) {
      Management management = new Management(connection);
      List<String> defects = new ArrayList<>(AddressCheck.defects(management));
      defects.addAll(RightsCheck.defects(connection, management));
      return defects;
    }
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "ArtemisBroker";
  }
}
