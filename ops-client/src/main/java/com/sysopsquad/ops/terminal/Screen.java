package com.sysopsquad.ops.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Where output goes: a terminal with color and a line that is overwritten, or a plain stream. */
public final class Screen {

  private static final int USUAL_WIDTH = 80;
  private static final Pattern STATE =
      Pattern.compile(
          "(?<![\\w-])(COMPLETED|STARTING|RUNNING|STOPPING|STOPPED|FAILED|paused|error"
              + "|cannot be reached)(?![\\w-])");

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private final OptionalInt width;
  private boolean color;
  private boolean liveLine;

  public Screen(
      PrintStream out, PrintStream err, boolean terminal, Map<String, String> environment) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.width = terminal ? TerminalWidth.in(environment) : OptionalInt.empty();
    this.color =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  public static boolean isTerminal() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  public void withoutColor() {
    color = false;
  }

  public void line(String text) {
    clearLiveLine();
    out.println(colored(text));
    out.flush();
  }

  /** Prints a table: as wide as the terminal, or, without a terminal, as wide as it needs. */
  public void table(Table table) {
    table.lines(width.orElse(Integer.MAX_VALUE)).forEach(this::line);
  }

  /** Shows progress: in place on a terminal, as a separate line elsewhere. */
  public void progress(String text) {
    if (!terminal) {
      line(text);
      return;
    }
    String shown = Columns.cut(text, width.orElse(USUAL_WIDTH) - 1);
    out.print("\r\u001b[K" + colored(shown));
    out.flush();
    liveLine = true;
  }

  public void error(String sentence) {
    clearLiveLine();
    err.println(sentence);
    err.flush();
  }

  /** Ends a progress line that would otherwise share its row with the next output. */
  public void endProgress() {
    if (liveLine) {
      out.println();
      out.flush();
      liveLine = false;
    }
  }

  private void clearLiveLine() {
    if (liveLine) {
      out.print("\r\u001b[K");
      out.flush();
      liveLine = false;
    }
  }

  private String colored(String text) {
    if (!color) {
      return text;
    }
    return STATE
        .matcher(text)
        .replaceAll(match -> "\u001b[" + code(match.group()) + "m" + match.group() + "\u001b[0m");
  }

  private static String code(String state) {
    return switch (state) {
      case "COMPLETED" -> "32";
      case "STARTING", "RUNNING" -> "36";
      case "STOPPING", "STOPPED", "paused" -> "33";
      default -> "31";
    };
  }
}
