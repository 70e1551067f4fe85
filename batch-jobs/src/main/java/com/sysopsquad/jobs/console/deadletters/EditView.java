package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an edited copy has other than its original.
 *
 * @param original number of the dead letter that it replaces
 * @param lines of type, subject, extensions and body; empty if they are too long to be compared
 * @param changed whether any line differs
 */
record EditView(long original, List<TextDiff.Line> lines, boolean changed) {

  static EditView of(DeadLetter original, DeadLetter copy) {
    List<TextDiff.Line> lines = TextDiff.of(text(original), text(copy));
    return new EditView(
        original.id(), lines, lines.stream().anyMatch(line -> line.side() != TextDiff.Side.BOTH));
  }

  private static String text(DeadLetter deadLetter) {
    Map<String, String> extensions = new TreeMap<>(deadLetter.extensions());
    return "Type: %s, version %d\nSubject: %s\n%s\n%s"
        .formatted(
            deadLetter.type(),
            deadLetter.version(),
            deadLetter.subject(),
            Extensions.write(extensions),
            body(deadLetter.body()));
  }

  private static String body(@Nullable String body) {
    return body == null ? "" : JsonText.format(body);
  }
}
