package com.sysopsquad.system;

import java.util.ArrayList;
import java.util.List;

/**
 * The result of a check of the whole product.
 *
 * @param attempted operations that somebody or a job has begun
 * @param acknowledged those whose transaction has committed at the sender
 * @param lost acknowledged, but their effect is missing or differs at the receiver
 * @param duplicated effects that happened more than once
 * @param phantom effects without a cause
 * @param open bills without an outcome
 */
public record Findings(
    long attempted,
    long acknowledged,
    List<String> lost,
    List<String> duplicated,
    List<String> phantom,
    List<String> open) {

  private static final int SHOWN = 10;

  /** Whether everything that was promised has happened, and nothing else. */
  public boolean allRight() {
    return lost.isEmpty() && duplicated.isEmpty() && phantom.isEmpty();
  }

  /** The line that crash tests print. */
  public String line() {
    return "attempted %d acknowledged %d lost %d duplicated %d phantom %d"
        .formatted(attempted, acknowledged, lost.size(), duplicated.size(), phantom.size());
  }

  /** The line, and below it the first finding of each kind. */
  public String report() {
    List<String> lines = new ArrayList<>(List.of(line()));
    add(lines, "lost", lost);
    add(lines, "duplicated", duplicated);
    add(lines, "phantom", phantom);
    add(lines, "open", open);
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String kind, List<String> findings) {
    findings.stream().limit(SHOWN).forEach(finding -> lines.add("  " + kind + ": " + finding));
    if (findings.size() > SHOWN) {
      lines.add("  %s: and %d more".formatted(kind, findings.size() - SHOWN));
    }
  }
}
