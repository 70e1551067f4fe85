package com.sysopsquad.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compares what was sent with what arrived, and counts. */
final class Tally {

  private long acknowledged;
  private final List<String> lost = new ArrayList<>();
  private final List<String> duplicated = new ArrayList<>();
  private final List<String> phantom = new ArrayList<>();
  private final List<String> open = new ArrayList<>();

  /**
   * Compares by key: each item that was sent must have arrived with the same content, and no others
   * may have arrived.
   */
  Tally compare(String what, Map<String, String> sent, Map<String, String> arrived) {
    acknowledged += sent.size();
    sent.forEach(
        (key, content) -> {
          String found = arrived.get(key);
          if (found == null) {
            lost.add("%s %s (%s) did not arrive".formatted(what, key, content));
          } else if (!found.equals(content)) {
            lost.add("%s %s was sent as %s, stands as %s".formatted(what, key, content, found));
          }
        });
    arrived.forEach(
        (key, content) -> {
          if (!sent.containsKey(key)) {
            phantom.add("%s %s (%s) was never sent".formatted(what, key, content));
          }
        });
    return this;
  }

  Tally lost(List<String> sentences) {
    lost.addAll(sentences);
    return this;
  }

  Tally duplicated(List<String> sentences) {
    duplicated.addAll(sentences);
    return this;
  }

  Tally phantom(List<String> sentences) {
    phantom.addAll(sentences);
    return this;
  }

  Tally open(List<String> sentences) {
    open.addAll(sentences);
    return this;
  }

  /** The result; {@code refused} operations were attempted and never acknowledged. */
  Findings findings(long refused) {
    return new Findings(acknowledged + refused, acknowledged, lost, duplicated, phantom, open);
  }
}
