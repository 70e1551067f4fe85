package com.sysopsquad.jobs.payment;

import com.sysopsquad.flows.message.Queues;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collection;
import org.springframework.jms.core.JmsTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Partitions on their way from the process that leads a run to a worker. */
class PartitionRequests {

  private final JmsTemplate jms;
  private final JsonMapper json;

  PartitionRequests(JmsTemplate jms, JsonMapper json) {
    this.jms = jms;
    this.json = json;
  }

  /** One partition: a step execution for a worker. */
  record PartitionRequest(long jobExecutionId, long stepExecutionId) {}

  /** Offers either all or none to the workers. */
  void send(Collection<PartitionRequest> requests) {
    jms.execute(
        Queues.PARTITION,
        (session, producer) -> {
          for (PartitionRequest request : requests) {
            producer.send(session.createTextMessage(json.writeValueAsString(request)));
          }
          session.commit();
          return null;
        });
  }

  PartitionRequest read(Message message) throws JMSException {
    return json.readValue(message.getBody(String.class), PartitionRequest.class);
  }
}
