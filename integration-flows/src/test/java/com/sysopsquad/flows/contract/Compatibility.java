package com.sysopsquad.flows.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What has changed in a contract, in the words of JSON Schema, so that a reader and a sender, one
 * of them older, do not understand each other. Fields that may be absent can be added; nothing else
 * can change within a version.
 */
final class Compatibility {

  private final List<String> breaks = new ArrayList<>();

  private Compatibility() {}

  /** Sentences, none if the present schema can replace the released one. */
  static List<String> breaks(JsonNode released, JsonNode present) {
    Compatibility comparison = new Compatibility();
    comparison.compare("", released, present);
    return comparison.breaks;
  }

  private void compare(String path, JsonNode released, JsonNode present) {
    if (present instanceof MissingNode) {
      breaks.add("The field " + path + " is removed");
      return;
    }
    differ(path, "type", kind(released), kind(present));
    differ(path, "set of values", values(released), values(present));
    fields(path, released, present);
    if (released.has("items")) {
      compare(path + "/*", released.path("items"), present.path("items"));
    }
    if (released.path("additionalProperties").isObject()) {
      compare(
          path + "/*", released.path("additionalProperties"), present.path("additionalProperties"));
    }
  }

  private void fields(String path, JsonNode released, JsonNode present) {
    JsonNode before = released.path("properties");
    for (String name : before.propertyNames()) {
      compare(path + "/" + name, before.path(name), present.path("properties").path(name));
    }
    Set<String> requiredBefore = texts(released.path("required"));
    Set<String> requiredNow = texts(present.path("required"));
    for (String name : requiredNow) {
      if (!requiredBefore.contains(name)) {
        breaks.add("The field " + path + "/" + name + " is now required: an older sender lacks it");
      }
    }
    for (String name : requiredBefore) {
      if (!requiredNow.contains(name) && present.path("properties").has(name)) {
        breaks.add(
            "The field " + path + "/" + name + " may now be absent: an older reader needs it");
      }
    }
  }

  private void differ(String path, String what, String released, String present) {
    if (!released.equals(present)) {
      breaks.add("The %s of %s was %s and is %s".formatted(what, path, released, present));
    }
  }

  /** Type and format; whether it may be null is told by what is required. */
  private static String kind(JsonNode schema) {
    Set<String> types = texts(schema.path("type"));
    types.remove("null");
    return types + schema.path("format").asString("") + schema.path("pattern").asString("");
  }

  private static String values(JsonNode schema) {
    Set<String> values = texts(schema.path("enum"));
    values.remove("null");
    return values + schema.path("const").asString("");
  }

  private static Set<String> texts(JsonNode node) {
    if (node.isString()) {
      return new TreeSet<>(Set.of(node.asString()));
    }
    return StreamSupport.stream(node.spliterator(), false)
        .map(element -> element.asString("null"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
