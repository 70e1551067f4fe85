package com.sysopsquad.flows.delivery.artemis;

import com.sysopsquad.flows.delivery.wire.broker.QueueConsumer;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import jakarta.jms.JMSException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Artemis for all queues with one management message. */
final class QueueListing {

  private static final int MOST = 1_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  private QueueListing() {}

  static List<QueueDepth> depths(Management management) throws JMSException {
    return queues(management)
        .map(
            queue ->
                new QueueDepth(
                    queue.path("name").asString(),
                    queue.path("messageCount").asLong(0),
                    queue.path("consumerCount").asLong(0),
                    queue.path("deliveringCount").asLong(0),
                    queue.path("messagesAcked").asLong(0),
                    queue.path("scheduledCount").asLong(0)))
        .sorted(Comparator.comparing(QueueDepth::name))
        .toList();
  }

  /** Its consumers; a browser takes nothing and does not count. */
  static List<QueueConsumer> consumers(Management management) throws JMSException {
    JsonNode consumers = JSON.readTree(management.ask("listConsumers", "", 1, MOST)).path("data");
    Set<String> browsers = browsers(management);
    return StreamSupport.stream(consumers.spliterator(), false)
        .filter(consumer -> !browsers.contains(key(consumer, "id", "session")))
        .map(
            consumer ->
                new QueueConsumer(
                    consumer.path("queue").asString(""),
                    consumer.path("user").asString(""),
                    consumer.path("clientID").asString(""),
                    consumer.path("remoteAddress").asString("")))
        .toList();
  }

  private static Set<String> browsers(Management management) throws JMSException {
    JsonNode all = JSON.readTree(management.ask("listAllConsumersAsJSON"));
    return StreamSupport.stream(all.spliterator(), false)
        .filter(consumer -> consumer.path("browseOnly").asBoolean(false))
        .map(consumer -> key(consumer, "sequentialId", "sessionID"))
        .collect(Collectors.toSet());
  }

  private static String key(JsonNode consumer, String id, String session) {
    return consumer.path(session).asString("") + "|" + consumer.path(id).asString("");
  }

  /** All permanent queues, as Artemis describes them. */
  static Stream<JsonNode> queues(Management management) throws JMSException {
    JsonNode queues = JSON.readTree(management.ask("listQueues", "", 1, MOST)).path("data");
    return StreamSupport.stream(queues.spliterator(), false)
        .filter(queue -> !queue.path("temporary").asBoolean(false))
        .filter(queue -> !queue.path("internalQueue").asBoolean(false));
  }
}
