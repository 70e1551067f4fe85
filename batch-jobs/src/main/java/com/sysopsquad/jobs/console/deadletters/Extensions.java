package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.jobs.job.InvalidParameter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The headers of an edited copy as a person types them: one line "name: value" for each extension.
 */
final class Extensions {

  private Extensions() {}

  static String write(Map<String, String> extensions) {
    return extensions.entrySet().stream()
        .map(extension -> extension.getKey() + ": " + extension.getValue())
        .collect(Collectors.joining("\n"));
  }

  static Map<String, String> read(String text) {
    Map<String, String> extensions = new TreeMap<>();
    for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new InvalidParameter("Enter each extension on a line of its own as \"name: value\".");
      }
      String name = line.substring(0, colon).strip();
      if (extensions.put(name, line.substring(colon + 1).strip()) != null) {
        throw new InvalidParameter("The extension %s appears twice.".formatted(name));
      }
    }
    return extensions;
  }

  static int version(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException noNumber) {
      throw new InvalidParameter("The version must be a whole number.");
    }
  }
}
