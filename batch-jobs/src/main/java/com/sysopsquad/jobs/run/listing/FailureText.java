package com.sysopsquad.jobs.run.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Converts Spring Batch's record of a failure, a stack trace, to readable text. */
final class FailureText {

  private static final Pattern EXCEPTION = Pattern.compile("^(?:[\\w$]+\\.)+[\\w$]+(?:: |$)");
  private static final String INTERRUPTED = "JobInterruptedException";

  private FailureText() {}

  /** The messages of the failure and its causes, without class names and frames. */
  static String of(@Nullable String exitMessage) {
    if (exitMessage == null || exitMessage.isBlank() || exitMessage.contains(INTERRUPTED)) {
      return "";
    }
    var sentences = new ArrayList<String>();
    boolean frames = false;
    for (String line : exitMessage.lines().toList()) {
      boolean cause = line.startsWith("Caused by: ");
      if (line.startsWith("\tat ") || line.startsWith("\t... ") || line.startsWith("; ")) {
        frames = true;
      } else if (cause || !frames) {
        frames = false;
        add(sentences, line.replace("Caused by: ", ""), cause);
      }
    }
    return String.join("\n", sentences);
  }

  private static void add(List<String> sentences, String line, boolean cause) {
    String text = EXCEPTION.matcher(line).replaceFirst("").strip();
    if (text.isEmpty() && sentences.isEmpty()) {
      text = line.replaceFirst("^.*\\.", "").replace(":", "").strip();
    }
    String said = String.join("\n", sentences);
    if (!text.isEmpty() && !(cause && said.contains(text))) {
      sentences.add(text);
    }
  }
}
