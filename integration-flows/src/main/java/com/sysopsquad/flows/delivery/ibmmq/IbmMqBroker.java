package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.MQException;
import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.connection.CachingConnectionFactory;

/** IBM MQ through its own client, without pooling or caching. */
record IbmMqBroker(MQConnectionFactory factory, @Nullable String user, @Nullable String password)
    implements Broker {

  /**
   * Too big for the client, the queue or the queue manager; not authorized; puts inhibited; the
   * queue is full, or unknown locally or remotely.
   */
  private static final Set<Integer> REFUSALS =
      Set.of(2010, 2030, 2031, 2035, 2051, 2053, 2082, 2085, 2087);

  /** The queue is open for another consumer. */
  private static final Set<Integer> TAKEN = Set.of(2042);

  /**
   * Unwraps the factory from whatever the application has wrapped around it, and refuses one whose
   * addresses cannot be read.
   */
  static IbmMqBroker of(ConnectionFactory configured) throws JMSException {
    ConnectionFactory bare =
        configured instanceof CachingConnectionFactory caching
            ? caching.getTargetConnectionFactory()
            : configured;
    if (bare instanceof MQConnectionFactory mq) {
      CommandServer.addresses(mq.getConnectionNameList());
      return new IbmMqBroker(
          mq,
          mq.getStringProperty(WMQConstants.USERID),
          mq.getStringProperty(WMQConstants.PASSWORD));
    }
    throw new IllegalStateException("Not a connection factory of IBM MQ: " + bare);
  }

  @Override
  public Connection connect() throws JMSException {
    return user == null ? factory.createConnection() : factory.createConnection(user, password);
  }

  @Override
  public boolean refuses(JMSException failed) {
    return hasReason(failed, REFUSALS) || Broker.super.refuses(failed);
  }

  @Override
  public boolean isTaken(JMSException failed) {
    return hasReason(failed, TAKEN);
  }

  private static boolean hasReason(JMSException failed, Set<Integer> reasons) {
    Set<Throwable> seen = new HashSet<>();
    Throwable link = failed;
    while (link != null && seen.add(link)) {
      if (link instanceof MQException mq && reasons.contains(mq.getReason())) {
        return true;
      }
      link =
          link instanceof JMSException jms && jms.getLinkedException() != null
              ? jms.getLinkedException()
              : link.getCause();
    }
    return false;
  }

  @Override
  public Broker as(String otherUser, String otherPassword) {
    return new IbmMqBroker(factory, otherUser, otherPassword);
  }

  @Override
  public List<QueueDepth> depths() throws JMSException {
    return QueueInquiry.depths(answers());
  }

  @Override
  public List<String> defects() throws JMSException {
    return QueueInquiry.defects(answers());
  }

  private List<QueueInquiry.LocalQueue> answers() throws JMSException {
    return QueueInquiry.read(CommandServer.ask(factory, user, password, QueueInquiry.request()));
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "IbmMqBroker";
  }
}
