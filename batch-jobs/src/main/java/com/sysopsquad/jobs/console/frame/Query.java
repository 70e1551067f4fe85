package com.sysopsquad.jobs.console.frame;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The parameters of a URL: each name must be known and given once. */
public final class Query {

  private final Map<String, String> values;

  private Query(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads all parameters.
   *
   * @throws InvalidQuery if a parameter is unknown, or given twice
   */
  public static Query of(MultiValueMap<String, String> asked, Set<String> known) {
    for (String name : asked.keySet()) {
      if (!known.contains(name)) {
        throw new InvalidQuery(
            "There is no filter \"%s\". Use %s.".formatted(name, String.join(", ", sorted(known))));
      }
    }
    return new Query(once(asked));
  }

  /**
   * The values by name.
   *
   * @throws InvalidQuery if one is given twice, or contains what no database can store
   */
  public static Map<String, String> once(MultiValueMap<String, String> asked) {
    asked.forEach(
        (name, values) -> {
          if (values.size() > 1) {
            throw new InvalidQuery("\"%s\" appears twice. Use it once.".formatted(name));
          }
          if (values.stream().anyMatch(value -> value != null && value.indexOf('\0') >= 0)) {
            throw new InvalidQuery("\"%s\" contains a character that no text has.".formatted(name));
          }
        });
    return asked.toSingleValueMap();
  }

  /** The value without surrounding spaces; null if it is missing or empty. */
  public @Nullable String text(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }
}
