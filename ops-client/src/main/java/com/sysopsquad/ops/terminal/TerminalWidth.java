package com.sysopsquad.ops.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The width of the terminal: the value of COLUMNS, or otherwise the actual terminal. */
public final class TerminalWidth {

  private static final String COLUMNS = "COLUMNS";
  private static final int LEAST = 20;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ (\\d+)\\s*");

  private TerminalWidth() {}

  static OptionalInt in(Map<String, String> environment) {
    String columns = environment.getOrDefault(COLUMNS, "");
    return NUMBER.matcher(columns).matches()
        ? OptionalInt.of(Math.max(LEAST, Integer.parseInt(columns)))
        : OptionalInt.empty();
  }

  /** The environment with COLUMNS, taken from the terminal if nobody has set it. */
  public static Map<String, String> measured(Map<String, String> environment) {
    if (in(environment).isPresent()) {
      return environment;
    }
    Map<String, String> measured = new HashMap<>(environment);
    Matcher size = ROWS_AND_COLUMNS.matcher(size());
    if (size.matches()) {
      measured.put(COLUMNS, size.group(1));
    }
    return Map.copyOf(measured);
  }

  /** Rows and columns as reported by stty; empty if there is no stty. */
  private static String size() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(1, TimeUnit.SECONDS)) {
        stty.destroyForcibly();
        return "";
      }
      return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
