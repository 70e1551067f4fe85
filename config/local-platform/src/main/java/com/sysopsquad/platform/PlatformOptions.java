package com.sysopsquad.platform;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The command line of the local platform.
 *
 * @param prepare only create secrets and environment files, start nothing
 */
record PlatformOptions(Path var, int portOffset, Set<Part> parts, boolean prepare) {

  static final String USAGE =
      "usage: local-platform [--var DIR] [--port-offset N] [--prepare]"
          + " [--only database,broker,provider,mailbox]";

  /** The parts that can run in a separate process. */
  enum Part {
    DATABASE,
    BROKER,
    PROVIDER,
    MAILBOX;

    static Part of(String name) {
      return Arrays.stream(values())
          .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst()
          .orElseThrow(() -> new PlatformException("no such part: " + name + "; " + USAGE));
    }
  }

  static PlatformOptions parse(List<String> arguments) {
    Path var = Path.of("var");
    int portOffset = 0;
    Set<Part> parts = EnumSet.allOf(Part.class);
    boolean prepare = false;
    Iterator<String> words = arguments.iterator();
    while (words.hasNext()) {
      String option = words.next();
      switch (option) {
        case "--var" -> var = Path.of(value(option, words));
        case "--port-offset" -> portOffset = portOffset(value(option, words));
        case "--only" ->
            parts =
                Arrays.stream(value(option, words).split(","))
                    .map(Part::of)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
        case "--prepare" -> prepare = true;
        default -> throw new PlatformException("no such option: " + option + "; " + USAGE);
      }
    }
    return new PlatformOptions(var.toAbsolutePath().normalize(), portOffset, parts, prepare);
  }

  private static String value(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new PlatformException(option + " needs a value; " + USAGE);
    }
    return words.next();
  }

  private static int portOffset(String text) {
    try {
      int offset = Integer.parseInt(text);
      if (offset >= 0 && offset <= 3_900) {
        return offset;
      }
    } catch (NumberFormatException e) {
      throw new PlatformException("--port-offset needs a number, not " + text, e);
    }
    throw new PlatformException("--port-offset is between 0 and 3900, not " + text);
  }
}
