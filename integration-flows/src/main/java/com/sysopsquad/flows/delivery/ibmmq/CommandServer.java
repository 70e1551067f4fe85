package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.MQException;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import com.ibm.mq.headers.MQDataException;
import com.ibm.mq.headers.pcf.PCFMessage;
import com.ibm.mq.headers.pcf.PCFMessageAgent;
import com.ibm.mq.jakarta.jms.MQConnectionFactory;
import com.ibm.msg.client.jakarta.wmq.WMQConstants;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the queue manager's command server (PCF), at the first address that answers. */
final class CommandServer {

  private static final Pattern ADDRESS = Pattern.compile("\\s*([^(,/\\s]+)\\((\\d+)\\)\\s*");

  private CommandServer() {}

  /** A host and its port. */
  record Address(String host, int port) {}

  static List<Address> addresses(String connectionNames) {
    List<Address> addresses = new ArrayList<>();
    for (String name : connectionNames.split(",", -1)) {
      Matcher matcher = ADDRESS.matcher(name);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "ibm.mq.connName must be host(port),host(port): " + connectionNames);
      }
      addresses.add(new Address(matcher.group(1), Integer.parseInt(matcher.group(2))));
    }
    return addresses;
  }

  /** Asks as this user, with the connection settings of the connection factory. */
  static PCFMessage[] ask(
      MQConnectionFactory factory,
      @Nullable String user,
      @Nullable String password,
      PCFMessage request)
      throws JMSException {
    JMSException failed = new JMSException("No address of " + factory.getQueueManager());
    for (Address address : addresses(factory.getConnectionNameList())) {
      try {
        return ask(
            new MQQueueManager(
                factory.getQueueManager(), properties(factory, address, user, password)),
            request);
      } catch (MQException | MQDataException | IOException e) {
        failed = new JMSException("The queue manager does not answer: " + e.getMessage());
        failed.initCause(e);
      }
    }
    throw failed;
  }

  private static PCFMessage[] ask(MQQueueManager manager, PCFMessage request)
      throws MQException, MQDataException, IOException {
    try {
      PCFMessageAgent agent = new PCFMessageAgent(manager);
      try {
        return agent.send(request);
      } finally {
        agent.disconnect();
      }
    } finally {
      if (manager.isConnected()) {
        manager.disconnect();
      }
    }
  }

  // The client requires this legacy class.
  @SuppressWarnings("JdkObsolete")
  static Hashtable<String, Object> properties(
      MQConnectionFactory factory,
      Address address,
      @Nullable String user,
      @Nullable String password)
      throws JMSException {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(CMQC.TRANSPORT_PROPERTY, CMQC.TRANSPORT_MQSERIES_CLIENT);
    properties.put(CMQC.HOST_NAME_PROPERTY, address.host());
    properties.put(CMQC.PORT_PROPERTY, address.port());
    properties.put(
        CMQC.USE_MQCSP_AUTHENTICATION_PROPERTY,
        factory.getBooleanProperty(WMQConstants.USER_AUTHENTICATION_MQCSP));
    put(properties, CMQC.CHANNEL_PROPERTY, factory.getChannel());
    put(properties, CMQC.USER_ID_PROPERTY, user);
    put(properties, CMQC.PASSWORD_PROPERTY, password);
    put(properties, CMQC.APPNAME_PROPERTY, factory.getAppName());
    put(properties, CMQC.SSL_CIPHER_SUITE_PROPERTY, factory.getSSLCipherSuite());
    put(properties, CMQC.SSL_PEER_NAME_PROPERTY, factory.getSSLPeerName());
    put(properties, CMQC.SSL_SOCKET_FACTORY_PROPERTY, factory.getSSLSocketFactory());
    return properties;
  }

  private static void put(Map<String, Object> properties, String name, @Nullable Object value) {
    if (value != null) {
      properties.put(name, value);
    }
  }
}
