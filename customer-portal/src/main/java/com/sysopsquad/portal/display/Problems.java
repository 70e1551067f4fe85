package com.sysopsquad.portal.display;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a form, a sentence for each field. */
public final class Problems {

  private final Map<String, String> sentences = new LinkedHashMap<>();

  /** Remembers what the check of a field has against it, if anything; the first word counts. */
  public Problems check(String field, Runnable check) {
    try {
      check.run();
    } catch (IllegalArgumentException refused) {
      add(field, String.valueOf(refused.getMessage()));
    }
    return this;
  }

  /** Remembers what is wrong with a field. */
  public Problems add(String field, String sentence) {
    sentences.putIfAbsent(field, sentence);
    return this;
  }

  /** Whether there is any. */
  public boolean any() {
    return !sentences.isEmpty();
  }

  /** The sentences by their fields, in the order of the checks. */
  public Map<String, String> sentences() {
    return sentences;
  }
}
