package com.sysopsquad.flows.contract;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are made from nothing but a schema, with every field that it names. */
public final class SampleMessages {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SampleMessages() {}

  /** A value as the schema asks for it. */
  public static JsonNode of(JsonNode schema) {
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("examples")) {
      return schema.path("examples").path(0);
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    if (schema.has("anyOf")) {
      return of(present(schema.path("anyOf")));
    }
    Set<String> types =
        schema.path("type").isString()
            ? Set.of(schema.path("type").asString())
            : StreamSupport.stream(schema.path("type").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    if (types.contains("object")) {
      return object(schema);
    } else if (types.contains("array")) {
      return NODES.arrayNode().add(of(schema.path("items")));
    } else if (types.contains("boolean")) {
      return NODES.booleanNode(true);
    } else if (types.contains("integer")) {
      return NODES.numberNode(1);
    } else if (types.contains("number")) {
      return NODES.numberNode(0.0725);
    } else if (types.contains("string")) {
      return NODES.stringNode(text(schema));
    }
    throw new IllegalArgumentException("No sample is known for " + schema);
  }

  /** The first choice that is not the absence of a value. */
  private static JsonNode present(JsonNode choices) {
    return StreamSupport.stream(choices.spliterator(), false)
        .filter(choice -> !choice.path("type").asString("").equals("null"))
        .findFirst()
        .orElseThrow();
  }

  private static ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    JsonNode properties = schema.path("properties");
    for (String name : properties.propertyNames()) {
      object.set(name, of(properties.path(name)));
    }
    if (schema.path("additionalProperties").isObject()) {
      object.set("name", of(schema.path("additionalProperties")));
    }
    return object;
  }

  private static String text(JsonNode schema) {
    return switch (schema.path("format").asString("")) {
      case "uuid" -> "0193a5c2-7d1e-7c44-9a51-3f5a2b6c7d8e";
      case "date" -> "2026-11-30";
      case "date-time" -> "2026-11-30T12:00:00Z";
      case "time" -> "12:00:00";
      case "duration" -> "PT1M";
      default -> "text".substring(0, Math.min(4, schema.path("maxLength").asInt(4)));
    };
  }
}
