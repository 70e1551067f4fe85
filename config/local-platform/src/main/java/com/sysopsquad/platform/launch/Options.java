package com.sysopsquad.platform.launch;

import com.sysopsquad.platform.Ports;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The command line of {@code ./run}.
 *
 * @param fresh whether all state is deleted first
 * @param demo whether there are demonstration customers
 * @param workers how many additional processes take partitions of a run
 * @param portOffset number that is added to each port
 * @param given the names of the options that were typed
 */
record Options(
    Mode mode, boolean fresh, boolean demo, int workers, int portOffset, Set<String> given) {

  static final String USAGE =
      """
      usage: ./run [options]       builds what changed, starts everything, runs until Ctrl-C
        --background       returns when everything is ready, and keeps it running
        --status           shows what is running and what was restarted; exit code 3 if something is not running
        --stop             stops this installation
        --fresh            first deletes everything in var/: databases, messages, secrets, logs
        --no-demo          first start without demo customers and jobs
        --workers N        also starts N workers, which process partitions of a run
        --port-offset N    adds N to every port, for example 100 for a second installation
      All state is in var/ (or in the folder that SYSOPS_VAR names).""";

  private static final String FRESH = "--fresh";
  private static final String NO_DEMO = "--no-demo";
  private static final String WORKERS = "--workers";
  private static final String PORT_OFFSET = "--port-offset";

  /** They say how to start. */
  private static final List<String> OF_A_START = List.of(FRESH, NO_DEMO, WORKERS, PORT_OFFSET);

  private static final int MOST_WORKERS = 64;
  private static final int LARGEST_OFFSET = 3_000;

  /** What the command does. */
  enum Mode {
    FOREGROUND,
    BACKGROUND,
    STATUS,
    STOP,
    HELP
  }

  Options {
    given = Set.copyOf(given);
  }

  static Options parse(List<String> arguments) {
    Options options = new Options(Mode.FOREGROUND, false, true, 0, 0, Set.of());
    for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
      String option = words.next();
      options =
          switch (option) {
            case "--background" -> options.in(Mode.BACKGROUND);
            case "--status" -> options.in(Mode.STATUS);
            case "--stop" -> options.in(Mode.STOP);
            case "--help", "-h" -> options.in(Mode.HELP);
            case FRESH -> options.with(option, true, options.demo);
            case NO_DEMO -> options.with(option, options.fresh, false);
            case WORKERS ->
                options.with(option, number(option, words, MOST_WORKERS), options.portOffset);
            case PORT_OFFSET ->
                options.with(
                    option, options.workers, offset(number(option, words, LARGEST_OFFSET)));
            default ->
                throw new Refused(
                    ExitCodes.USAGE, "unknown option " + option + "; see ./run --help");
          };
    }
    options.requireEffect();
    return options;
  }

  /** The same command for an installation that was started with these lines. */
  Options of(Map<String, String> lines) {
    return new Options(
        mode,
        fresh,
        Boolean.parseBoolean(lines.getOrDefault("demo", "true")),
        Integer.parseInt(lines.getOrDefault("workers", "0")),
        Integer.parseInt(lines.getOrDefault("port-offset", "0")),
        Set.of());
  }

  /**
   * Refuses options that an installation cannot follow, since it is running with others.
   *
   * @param lines what it was started with
   */
  void requireSame(Map<String, String> lines) {
    Options running = of(lines);
    for (String option : OF_A_START) {
      if (given.contains(option) && differs(option, running)) {
        throw new Refused(
            ExitCodes.USAGE,
            "%s has no effect, because this installation is already running%s. Stop it first with ./run --stop"
                .formatted(words(option), running.how(option)));
      }
    }
  }

  private boolean differs(String option, Options running) {
    return switch (option) {
      case NO_DEMO -> running.demo;
      case WORKERS -> workers != running.workers;
      case PORT_OFFSET -> portOffset != running.portOffset;
      default -> true;
    };
  }

  private String how(String option) {
    return switch (option) {
      case NO_DEMO -> " with demo customers";
      case WORKERS, PORT_OFFSET -> " with " + words(option);
      default -> "";
    };
  }

  private String words(String option) {
    return switch (option) {
      case WORKERS -> option + " " + workers;
      case PORT_OFFSET -> option + " " + portOffset;
      default -> option;
    };
  }

  /** The form that {@link #of} reads. */
  String lines() {
    return "demo=%s%nworkers=%d%nport-offset=%d%n".formatted(demo, workers, portOffset);
  }

  private Options in(Mode other) {
    if (mode != Mode.FOREGROUND && mode != other && mode != Mode.HELP && other != Mode.HELP) {
      throw new Refused(
          ExitCodes.USAGE, "use only one of --background, --status and --stop; see ./run --help");
    }
    return new Options(mode == Mode.HELP ? mode : other, fresh, demo, workers, portOffset, given);
  }

  private Options with(String option, boolean newFresh, boolean newDemo) {
    return new Options(mode, newFresh, newDemo, workers, portOffset, andGiven(option));
  }

  private Options with(String option, int newWorkers, int newOffset) {
    if (given.contains(option)) {
      throw new Refused(ExitCodes.USAGE, "use %s only once; see ./run --help".formatted(option));
    }
    return new Options(mode, fresh, demo, newWorkers, newOffset, andGiven(option));
  }

  private Set<String> andGiven(String option) {
    Set<String> more = new TreeSet<>(given);
    more.add(option);
    return more;
  }

  private void requireEffect() {
    if (mode != Mode.STATUS && mode != Mode.STOP) {
      return;
    }
    List<String> useless = new ArrayList<>(OF_A_START);
    useless.retainAll(given);
    if (!useless.isEmpty()) {
      throw new Refused(
          ExitCodes.USAGE,
          "%s has no effect with %s; see ./run --help"
              .formatted(useless.getFirst(), mode == Mode.STOP ? "--stop" : "--status"));
    }
  }

  private static int offset(int wanted) {
    if (Ports.withOffset(wanted).areOpenedByBrowsers()) {
      return wanted;
    }
    int next =
        IntStream.iterate(wanted + 1, offset -> offset + 1)
            .filter(offset -> Ports.withOffset(offset).areOpenedByBrowsers())
            .findFirst()
            .orElseThrow();
    throw new Refused(
        ExitCodes.USAGE,
        "--port-offset %d gives a port that browsers refuse to open; use --port-offset %d"
            .formatted(wanted, next));
  }

  private static int number(String option, Iterator<String> words, int most) {
    String word = words.hasNext() ? words.next() : "";
    if (!word.matches("[0-9]{1,9}")) {
      throw new Refused(
          ExitCodes.USAGE, "%s needs a number, for example %s 2".formatted(option, option));
    }
    int number = Integer.parseInt(word);
    if (number > most) {
      throw new Refused(ExitCodes.USAGE, "%s can be at most %d".formatted(option, most));
    }
    return number;
  }
}
