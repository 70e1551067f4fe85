package com.sysopsquad.flows.delivery.ibmmq;

import com.sysopsquad.flows.delivery.Broker;
import com.sysopsquad.flows.delivery.QueueDepth;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.List;

/** IBM MQ by its own client, not pooled and not cached. */
record IbmMqBroker(ConnectionFactory factory, IbmMqSettings settings, String user, String password)
    implements Broker {

  static IbmMqBroker of(ConnectionFactory factory, IbmMqSettings settings) {
    return new IbmMqBroker(factory, settings, settings.user(), settings.password());
  }

  @Override
  public Connection connect() throws JMSException {
    return factory.createConnection(user, password);
  }

  @Override
  public Broker as(String otherUser, String otherPassword) {
    return new IbmMqBroker(factory, settings, otherUser, otherPassword);
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
    return QueueInquiry.read(CommandServer.ask(settings, user, password, QueueInquiry.request()));
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "IbmMqBroker";
  }
}
