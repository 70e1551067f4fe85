package com.sysopsquad.jobs.console.runs.compare;

import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Query;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Which two runs a URL asks to compare.
 *
 * @param a the first run; null if none is given
 * @param b the second run; null if none is given
 */
record CompareQuery(@Nullable Long a, @Nullable Long b) {

  /**
   * Reads the parameters of a URL.
   *
   * @throws InvalidQuery if a parameter is unknown, repeated or invalid
   */
  static CompareQuery of(MultiValueMap<String, String> asked) {
    Query query = Query.of(asked, Set.of("a", "b"));
    return new CompareQuery(number(query, "a"), number(query, "b"));
  }

  private static @Nullable Long number(Query query, String name) {
    String text = query.text(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,18}")) {
      throw new InvalidQuery("%s must be the number of a run.".formatted(name));
    }
    return Long.valueOf(text);
  }
}
