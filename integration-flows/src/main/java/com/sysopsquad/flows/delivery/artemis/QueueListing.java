package com.sysopsquad.flows.delivery.artemis;

import com.sysopsquad.flows.delivery.QueueDepth;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Artemis for all queues by one management message. */
final class QueueListing {

  private static final String MANAGEMENT = "activemq.management";
  private static final int MOST = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private QueueListing() {}

  static List<QueueDepth> ask(Connection connection) throws JMSException {
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    QueueRequestor requestor =
        new QueueRequestor((QueueSession) session, session.createQueue(MANAGEMENT));
    connection.start();
    Message request = session.createMessage();
    try {
      JMSManagementHelper.putOperationInvocation(
          request, ResourceNames.BROKER, "listQueues", "", 1, MOST);
      Message reply = requestor.request(request);
      Object result = JMSManagementHelper.getResult(reply, String.class);
      if (!JMSManagementHelper.hasOperationSucceeded(reply)) {
        throw new JMSException("Artemis does not list its queues: " + result);
      }
      return read(String.valueOf(result));
    } catch (JMSException e) {
      throw e;
    } catch (Exception e) {
      JMSException failed = new JMSException("Artemis does not list its queues: " + e.getMessage());
      failed.initCause(e);
      throw failed;
    }
  }

  private static List<QueueDepth> read(String listing) {
    JsonNode queues = JSON.readTree(listing).path("data");
    return StreamSupport.stream(queues.spliterator(), false)
        .filter(queue -> !queue.path("temporary").asBoolean(false))
        .filter(queue -> !queue.path("internalQueue").asBoolean(false))
        .map(
            queue ->
                new QueueDepth(
                    queue.path("name").asString(),
                    queue.path("messageCount").asLong(0),
                    queue.path("consumerCount").asLong(0),
                    queue.path("deliveringCount").asLong(0)))
        .sorted(Comparator.comparing(QueueDepth::name))
        .toList();
  }
}
