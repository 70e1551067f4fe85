package com.sysopsquad.platform.launch;

import java.util.Map;
import java.util.OptionalInt;

/**
 * How a process ended without having been told to.
 *
 * @param reason its exit code or the signal
 * @param words the last line that it wrote; may be empty
 */
record Ending(String reason, String words) {

  private static final int SIGNALED = 128;
  private static final int OUT_OF_MEMORY = 3;
  private static final Map<Integer, String> SIGNALS =
      Map.of(1, "HUP", 2, "INT", 4, "ILL", 6, "ABRT", 7, "BUS", 9, "KILL", 11, "SEGV", 15, "TERM");

  /** An exit code as text; it is unknown for a process that another one has started. */
  static String reason(OptionalInt exitCode, String words) {
    if (exitCode.isEmpty()) {
      return "exit code not known";
    }
    int code = exitCode.getAsInt();
    if (code > SIGNALED) {
      int signal = code - SIGNALED;
      String name = SIGNALS.get(signal);
      return name == null ? "signal " + signal : "signal " + signal + " (SIG" + name + ")";
    }
    return code == OUT_OF_MEMORY && words.contains("OutOfMemoryError")
        ? "out of memory"
        : "exit code " + code;
  }

  @Override
  public String toString() {
    return words.isEmpty() ? reason : reason + ". Its last output: " + words;
  }
}
