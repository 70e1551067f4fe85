package com.sysopsquad.jobs.payment.partition;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.contract.InvalidMessages;
import com.sysopsquad.flows.message.Queues;
import java.util.Collection;
import java.util.Map;
import org.springframework.jms.core.JmsTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Partitions on their way from the process that leads a run to a worker. */
class PartitionRequests {

  private static final String RUN = "jobExecutionId";
  private static final String STEP = "stepExecutionId";

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

  /**
   * The request in this message.
   *
   * @throws InvalidMessages if there is none
   */
  PartitionRequest read(ReceivedMessage message) {
    JsonNode request;
    try {
      request = json.readTree(message.body());
    } catch (JacksonException notJson) {
      throw refused(message, "It does not request a partition: the body is not JSON.");
    }
    JsonNode run = request.path(RUN);
    JsonNode step = request.path(STEP);
    if (!isId(run) || !isId(step)) {
      throw refused(
          message,
          "It does not request a partition: %s and %s must be whole numbers.".formatted(RUN, STEP));
    }
    return new PartitionRequest(run.longValue(), step.longValue());
  }

  /** Says that nobody can ever do what a message requests. */
  static InvalidMessages refused(ReceivedMessage message, String reason) {
    return new InvalidMessages(Map.of(message.id(), reason));
  }

  private static boolean isId(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }
}
