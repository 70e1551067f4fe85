package com.sysopsquad.flows.contract;

import com.sysopsquad.flows.message.MessageType;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the headers of a message are, as schemas: JMS properties, and the fields of JMS itself. */
final class MessageHeaders {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MessageHeaders() {}

  /** The properties; those that are required are those without which a message is refused. */
  static ObjectNode of(MessageType type) {
    ObjectNode schema = NODES.objectNode().put("type", "object");
    schema
        .putArray("required")
        .add("cloudEvents_id")
        .add("cloudEvents_type")
        .add("cloudEvents_typeversion")
        .add("cloudEvents_subject");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "cloudEvents_id", "a UUID, preferably of version 7; applied once")
        .put("format", "uuid");
    text(properties, "cloudEvents_type", "the contract").put("const", type.value());
    text(properties, "cloudEvents_typeversion", "its version")
        .put("const", Integer.toString(type.version()));
    text(
            properties,
            "cloudEvents_subject",
            "the aggregate whose messages stay in order; for most contracts the customer's id")
        .put("maxLength", 500);
    text(properties, "cloudEvents_source", "the quantum that sends it");
    text(properties, "cloudEvents_time", "when it came about; an old message is refused")
        .put("format", "date-time");
    text(properties, "cloudEvents_specversion", "absent, or this").put("const", "1.0");
    text(properties, "cloudEvents_datacontenttype", "absent, or this")
        .put("const", "application/json");
    text(properties, "JMSXGroupID", "the subject again: keeps its messages with one consumer");
    text(properties, "traceparent", "W3C Trace Context, if there is one")
        .put("pattern", "^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$")
        .putArray("examples")
        .add("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    return schema;
  }

  static ObjectNode jms() {
    ObjectNode binding = NODES.objectNode().put("bindingVersion", "0.0.1");
    ObjectNode headers = binding.putObject("headers").put("type", "object");
    ObjectNode properties = headers.putObject("properties");
    text(properties, "JMSType", "the type again, or absent");
    text(properties, "JMSDeliveryMode", "a message that must not be lost is persistent")
        .put("const", "PERSISTENT");
    return binding;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }
}
