package com.sysopsquad.flows.delivery.ibmmq;

import com.ibm.mq.MQException;
import com.ibm.mq.MQQueueManager;
import com.ibm.mq.constants.CMQC;
import com.ibm.mq.headers.MQDataException;
import com.ibm.mq.headers.pcf.PCFMessage;
import com.ibm.mq.headers.pcf.PCFMessageAgent;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the queue manager's command server (PCF), at the first of its addresses that answers. */
final class CommandServer {

  private static final Pattern ADDRESS = Pattern.compile("\\s*([^(,\\s]+)\\((\\d+)\\)\\s*");

  private CommandServer() {}

  /** A host and its port. */
  record Address(String host, int port) {}

  static List<Address> addresses(String connectionNames) {
    List<Address> addresses = new ArrayList<>();
    for (String name : connectionNames.split(",", -1)) {
      Matcher matcher = ADDRESS.matcher(name);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "sysops.ibm-mq.connection-names must be host(port),host(port): " + connectionNames);
      }
      addresses.add(new Address(matcher.group(1), Integer.parseInt(matcher.group(2))));
    }
    return addresses;
  }

  static PCFMessage[] ask(IbmMqSettings settings, String user, String password, PCFMessage request)
      throws JMSException {
    JMSException failed = new JMSException("No address of " + settings.queueManager());
    for (Address address : addresses(settings.connectionNames())) {
      try {
        return ask(
            new MQQueueManager(
                settings.queueManager(), properties(settings, address, user, password)),
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

  // The client asks for this old class.
  @SuppressWarnings("JdkObsolete")
  private static Hashtable<String, Object> properties(
      IbmMqSettings settings, Address address, String user, String password) {
    Hashtable<String, Object> properties = new Hashtable<>();
    properties.put(CMQC.TRANSPORT_PROPERTY, CMQC.TRANSPORT_MQSERIES_CLIENT);
    properties.put(CMQC.HOST_NAME_PROPERTY, address.host());
    properties.put(CMQC.PORT_PROPERTY, address.port());
    properties.put(CMQC.CHANNEL_PROPERTY, settings.channel());
    properties.put(CMQC.USER_ID_PROPERTY, user);
    properties.put(CMQC.PASSWORD_PROPERTY, password);
    properties.put(CMQC.USE_MQCSP_AUTHENTICATION_PROPERTY, true);
    properties.put(CMQC.APPNAME_PROPERTY, settings.applicationName());
    String cipher = settings.cipherSuite();
    if (cipher != null && !cipher.isBlank()) {
      properties.put(CMQC.SSL_CIPHER_SUITE_PROPERTY, cipher);
    }
    return properties;
  }
}
