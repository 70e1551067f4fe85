package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.JMSException;

/** Makes the connection factory: TCP, no reconnecting behind our back, user and password. */
final class IbmMqConnections {

  private IbmMqConnections() {}

  static MQConnectionFactory factory(IbmMqSettings settings) throws JMSException {
    MQConnectionFactory factory = new MQConnectionFactory();
    factory.setTransportType(WMQConstants.WMQ_CM_CLIENT);
    factory.setQueueManager(settings.queueManager());
    factory.setConnectionNameList(settings.connectionNames());
    factory.setChannel(settings.channel());
    factory.setAppName(settings.applicationName());
    factory.setClientReconnectOptions(WMQConstants.WMQ_CLIENT_RECONNECT_DISABLED);
    factory.setStringProperty(WMQConstants.USERID, settings.user());
    factory.setStringProperty(WMQConstants.PASSWORD, settings.password());
    factory.setBooleanProperty(WMQConstants.USER_AUTHENTICATION_MQCSP, true);
    String cipher = settings.cipherSuite();
    if (cipher != null && !cipher.isBlank()) {
      factory.setSSLCipherSuite(cipher);
    }
    return factory;
  }
}
