package com.sysopsquad.system.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The options of the command line, as numbers by name. */
record Options(Map<String, Integer> values) {

  private static final Set<String> NAMES =
      Set.of(
          "size",
          "partitions",
          "batch",
          "in-flight",
          "latency",
          "warm-up",
          "rounds",
          "minutes",
          "lanes",
          "relay-batch",
          "inbound-batch",
          "seed",
          "rate",
          "seconds");

  static Options of(String... arguments) {
    Map<String, Integer> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : arguments[i];
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("Unknown option " + arguments[i]);
      }
      if (i + 1 == arguments.length || !arguments[i + 1].matches("[0-9]{1,8}")) {
        throw new IllegalArgumentException("Option --" + name + " needs a number");
      }
      values.put(name, Integer.valueOf(arguments[i + 1]));
    }
    return new Options(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  int get(String name, int otherwise) {
    return values.getOrDefault(name, otherwise);
  }
}
