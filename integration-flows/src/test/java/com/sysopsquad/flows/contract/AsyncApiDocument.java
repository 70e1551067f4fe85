package com.sysopsquad.flows.contract;

import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.Queue;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * AsyncAPI 3.0: every queue that carries a contract, what each user of the broker does there, and
 * every contract with its headers, its body and an example. Whoever has this document and a user of
 * the broker needs nothing else to take part.
 */
final class AsyncApiDocument {

  private static final String ABOUT =
      """
      The quanta customer, billing, sysops and reporting communicate through persistent JMS queues. A message is a JMS text message, or a bytes \
      message in UTF-8: its body is JSON, at most 1 MiB unless the receiver is set otherwise; its headers are attributes of CloudEvents 1.0 as string \
      properties with the prefix cloudEvents_.

      To send: fill in the headers that are required, give each message its own ID, keep that ID when the same message is sent again, and send it PERSISTENT. A receiver applies each ID once. Messages of one JMSXGroupID are applied in the order in which they \
      were sent.

      To receive: acknowledge, or commit the session, after the effect is durable; expect the same ID again after a failure; \
      ignore fields that are not described here.

      A message that cannot be read does not hold up others: it becomes a dead letter, with its cause, on OPS.DEAD_LETTER.

      Fields are only ever added to a message, and may then be absent. Any other change is a new version of its type, given in cloudEvents_typeversion; a receiver refuses a version newer than it knows.
      """;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ContractSchemas schemas = new ContractSchemas();
  private final List<Class<? extends Contract>> contracts = Contracts.all();

  /**
   * The whole document.
   *
   * @param version of the product
   */
  ObjectNode of(String version) {
    ObjectNode document = NODES.objectNode();
    document.put("asyncapi", "3.0.0").put("id", "urn:sysopsquad:queues");
    document
        .putObject("info")
        .put("title", "Sysops Squad: messages between the quanta")
        .put("version", version)
        .put("description", ABOUT);
    document.put("defaultContentType", "application/json");
    servers(document.putObject("servers"));
    ObjectNode channels = document.putObject("channels");
    ObjectNode operations = document.putObject("operations");
    for (Queue queue : Queues.LIST) {
      List<Class<? extends Contract>> carried = carriedOn(queue);
      if (!carried.isEmpty()) {
        channels.set(queue.name(), channel(queue, carried));
        queue.senders().forEach(user -> operation(operations, user, "send", queue, carried));
        queue.receivers().forEach(user -> operation(operations, user, "receive", queue, carried));
      }
    }
    components(document.putObject("components"));
    return document;
  }

  private List<Class<? extends Contract>> carriedOn(Queue queue) {
    return contracts.stream()
        .filter(contract -> Contracts.queues(contract).contains(queue.name()))
        .toList();
  }

  private static void servers(ObjectNode servers) {
    ObjectNode artemis = servers.putObject("artemis");
    artemis
        .put("host", "{host}:{port}")
        .put("protocol", "jms")
        .put("title", "Apache ActiveMQ Artemis")
        .put(
            "description",
            "The URL is tcp://{host}:{port}, with ?sslEnabled=true where the broker asks for TLS.");
    ObjectNode variables = artemis.putObject("variables");
    variables.putObject("host").put("default", "localhost").put("description", "the broker's host");
    variables.putObject("port").put("default", "61616").put("description", "the broker's port");
    artemis.putArray("security").addObject().put("$ref", "#/components/securitySchemes/user");
    artemis
        .putObject("bindings")
        .putObject("jms")
        .put(
            "jmsConnectionFactory",
            "org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory")
        .put("bindingVersion", "0.0.1");
  }

  private static ObjectNode channel(Queue queue, List<Class<? extends Contract>> carried) {
    ObjectNode channel = NODES.objectNode();
    channel
        .put("address", queue.name())
        .put(
            "description",
            "From %s to %s."
                .formatted(
                    String.join(", ", quanta(queue.senders())),
                    String.join(" or ", quanta(queue.receivers()))));
    ObjectNode messages = channel.putObject("messages");
    for (Class<?> contract : carried) {
      messages
          .putObject(contract.getSimpleName())
          .put("$ref", "#/components/messages/" + Contracts.name(contract));
    }
    channel
        .putObject("bindings")
        .putObject("jms")
        .put("destination", queue.name())
        .put("destinationType", "queue")
        .put("bindingVersion", "0.0.1");
    return channel;
  }

  private static void operation(
      ObjectNode operations,
      String user,
      String action,
      Queue queue,
      List<Class<? extends Contract>> carried) {
    String quantum = quantum(user);
    ObjectNode operation = operations.putObject(quantum + "." + action + "." + queue.name());
    operation
        .put("action", action)
        .put("summary", "%s, as the broker's user %s".formatted(quantum, user));
    operation.putObject("channel").put("$ref", "#/channels/" + queue.name());
    operation.putArray("tags").addObject().put("name", quantum);
    for (Class<?> contract : carried) {
      operation
          .withArray("/messages")
          .addObject()
          .put(
              "$ref",
              "#/channels/%s/messages/%s".formatted(queue.name(), contract.getSimpleName()));
    }
  }

  private void components(ObjectNode components) {
    components
        .putObject("securitySchemes")
        .putObject("user")
        .put("type", "userPassword")
        .put(
            "description",
            "A user of the broker, one a quantum, who may send to and receive from its own queues"
                + " only.");
    ObjectNode messages = components.putObject("messages");
    for (Class<? extends Contract> contract : contracts) {
      messages.set(Contracts.name(contract), message(contract));
    }
  }

  private ObjectNode message(Class<? extends Contract> contract) {
    ObjectNode payload = schemas.of(contract);
    payload.remove(List.of("$schema", "$id"));
    JsonNode headers = MessageHeaders.of(Contracts.type(contract));
    ObjectNode message = NODES.objectNode();
    message
        .put("name", Contracts.type(contract).value())
        .put("title", title(contract))
        .put("summary", payload.path("description").asString(""))
        .put("contentType", "application/json");
    message.set("headers", headers);
    message.set("payload", payload);
    ObjectNode example = message.putArray("examples").addObject();
    example.set("headers", SampleMessages.of(headers));
    example.set("payload", SampleMessages.of(payload));
    message.putObject("bindings").set("jms", MessageHeaders.jms());
    return message;
  }

  /** {@code PlanChosen} as "Plan chosen". */
  private static String title(Class<?> contract) {
    String words = contract.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.charAt(0) + words.substring(1).toLowerCase(Locale.ROOT);
  }

  private static List<String> quanta(List<String> users) {
    return users.stream().map(AsyncApiDocument::quantum).toList();
  }

  /** The catalog is what the sysops quantum is called where users are made. */
  private static String quantum(String user) {
    return user.equals("sysops") ? "sysops" : user;
  }
}
