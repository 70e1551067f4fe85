package com.sysopsquad.jobs.console.topology;

import java.util.Locale;

/** What something is, with its symbol in "Enterprise Integration Patterns" by Hohpe and Woolf. */
enum Symbol {
  CHANNEL("Message channel"),
  PUBLISH_SUBSCRIBE_CHANNEL("Publish-subscribe channel"),
  DEAD_LETTER_CHANNEL("Dead letter channel"),
  INVALID_MESSAGE_CHANNEL("Invalid message channel"),
  MESSAGE_STORE("Message store"),
  CHANNEL_ADAPTER("Channel adapter"),
  GATEWAY("Messaging gateway"),
  TRANSLATOR("Message translator"),
  ENRICHER("Content enricher"),
  ROUTER("Message router"),
  FILTER("Message filter"),
  SPLITTER("Splitter"),
  AGGREGATOR("Aggregator"),
  WIRE_TAP("Wire tap"),
  BRIDGE("Messaging bridge"),
  CONTROL_BUS("Control bus"),
  ACTIVATOR("Service activator"),
  ENDPOINT("Message endpoint"),
  FLOW("Flow"),
  PROCESS("Process");

  private final String words;

  Symbol(String words) {
    this.words = words;
  }

  /** Its name in the book. */
  String words() {
    return words;
  }

  /** The last word of it, for a list of steps. */
  String word() {
    return words.substring(words.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
  }

  /** The ID of its drawing on the page. */
  String drawing() {
    return "eip-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether messages lie in it and nothing happens to them. */
  boolean isChannel() {
    return this == CHANNEL || this == PUBLISH_SUBSCRIBE_CHANNEL;
  }

  /** Of what Spring Integration calls a type; an endpoint if it is unknown. */
  static Symbol of(String kind) {
    String type = kind.toLowerCase(Locale.ROOT);
    if (type.contains("channel-adapter")) {
      return CHANNEL_ADAPTER;
    } else if (type.contains("wire-tap")) {
      return WIRE_TAP;
    } else if (type.contains("publish-subscribe")) {
      return PUBLISH_SUBSCRIBE_CHANNEL;
    } else if (type.endsWith("channel")) {
      return CHANNEL;
    } else if (type.contains("enricher")) {
      return ENRICHER;
    } else if (type.contains("transformer") || type.contains("claim-check")) {
      return TRANSLATOR;
    } else if (type.contains("router")) {
      return ROUTER;
    } else if (type.contains("filter")) {
      return FILTER;
    } else if (type.contains("splitter")) {
      return SPLITTER;
    } else if (type.contains("aggregator") || type.contains("resequencer")) {
      return AGGREGATOR;
    } else if (type.contains("gateway")) {
      return GATEWAY;
    } else if (type.contains("bridge")) {
      return BRIDGE;
    } else if (type.contains("control-bus")) {
      return CONTROL_BUS;
    }
    return type.contains("activator") ? ACTIVATOR : ENDPOINT;
  }
}
