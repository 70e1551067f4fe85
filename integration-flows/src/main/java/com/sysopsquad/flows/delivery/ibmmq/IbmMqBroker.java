package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import com.sysopsquad.flows.delivery.wire.Broker;
import com.sysopsquad.flows.delivery.wire.QueueDepth;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.connection.CachingConnectionFactory;

/** IBM MQ by its own client, not pooled and not cached. */
record IbmMqBroker(MQConnectionFactory factory, @Nullable String user, @Nullable String password)
    implements Broker {

  /**
   * Takes the bare factory out of whatever the application has wrapped around it, and refuses one
   * whose addresses cannot be read.
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
