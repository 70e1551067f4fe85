package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The settings of one process: the {@code KEY=value} lines that the platform wrote for it. */
record EnvironmentFile(Map<String, String> values) {

  static EnvironmentFile read(Path file) {
    Map<String, String> values = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          values.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EnvironmentFile(values);
  }

  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("The platform did not write " + name);
    }
    return value;
  }
}
