package com.sysopsquad.flows.delivery.artemis;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;

/** Sends management messages to Artemis, over a connection of a user with that permission. */
final class Management {

  private static final String QUEUE = "activemq.management";

  private final Session session;
  private final QueueRequestor requestor;

  Management(Connection connection) throws JMSException {
    session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    requestor = new QueueRequestor((QueueSession) session, session.createQueue(QUEUE));
    connection.start();
  }

  /** The result of an operation of the broker. */
  String ask(String operation, Object... parameters) throws JMSException {
    Message request = session.createMessage();
    try {
      JMSManagementHelper.putOperationInvocation(
          request, ResourceNames.BROKER, operation, parameters);
      Message reply = requestor.request(request);
      Object result = JMSManagementHelper.getResult(reply, String.class);
      if (!JMSManagementHelper.hasOperationSucceeded(reply)) {
        throw new JMSException("Artemis refuses " + operation + ": " + result);
      }
      return String.valueOf(result);
    } catch (JMSException e) {
      throw e;
    } catch (Exception e) {
      JMSException failed =
          new JMSException("Artemis does not answer " + operation + ": " + e.getMessage());
      failed.initCause(e);
      throw failed;
    }
  }
}
