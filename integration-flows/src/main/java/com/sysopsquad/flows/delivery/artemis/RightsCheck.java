package com.sysopsquad.flows.delivery.artemis;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks whether Artemis believes what senders say about themselves, and whether it lets operations
 * do more than query.
 */
final class RightsCheck {

  private static final String USER = "JMSXUserID";
  private static final String NOBODY = "nobody";

  /** Matches no address, so that nothing is changed if this is allowed. */
  private static final String NOTHING = "operations-may-only-ask";

  private static final long PATIENCE_MILLIS = 5_000;

  private RightsCheck() {}

  static List<String> defects(Connection connection, Management management) throws JMSException {
    List<String> defects = new ArrayList<>();
    if (believesSenders(connection)) {
      defects.add(
          "It does not report who sends a message: set populate-validated-user, or anyone can report"
              + " failed messages of others");
    }
    if (allowsChanges(management)) {
      defects.add(
          "The user of operations can grant itself any permission: set management-message-rbac, with"
              + " permissions for its queries");
    }
    return defects;
  }

  private static boolean believesSenders(Connection connection) throws JMSException {
    try (Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      TemporaryQueue own = session.createTemporaryQueue();
      try (MessageProducer producer = session.createProducer(own);
          MessageConsumer consumer = session.createConsumer(own)) {
        Message forged = session.createMessage();
        forged.setStringProperty(USER, NOBODY);
        producer.send(forged);
        Message received = consumer.receive(PATIENCE_MILLIS);
        return received != null && NOBODY.equals(received.getStringProperty(USER));
      }
    }
  }

  private static boolean allowsChanges(Management management) {
    try {
      management.ask("removeSecuritySettings", NOTHING);
      return true;
    } catch (JMSException refused) {
      return false;
    }
  }
}
