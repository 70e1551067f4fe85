package com.sysopsquad.platform.launch;

import com.sysopsquad.platform.Ports;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The command line of {@code ./run}.
 *
 * @param fresh whether all state is deleted first
 * @param demo whether there are demonstration customers
 * @param workers how many additional processes take partitions of a run
 * @param portOffset number that is added to each port
 */
record Options(Mode mode, boolean fresh, boolean demo, int workers, int portOffset) {

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

  static Options parse(List<String> arguments) {
    Options options = new Options(Mode.FOREGROUND, false, true, 0, 0);
    for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
      String option = words.next();
      options =
          switch (option) {
            case "--background" -> options.in(Mode.BACKGROUND);
            case "--status" -> options.in(Mode.STATUS);
            case "--stop" -> options.in(Mode.STOP);
            case "--help", "-h" -> options.in(Mode.HELP);
            case "--fresh" ->
                new Options(options.mode, true, options.demo, options.workers, options.portOffset);
            case "--no-demo" ->
                new Options(
                    options.mode, options.fresh, false, options.workers, options.portOffset);
            case "--workers" ->
                options.with(number(option, words, MOST_WORKERS), options.portOffset);
            case "--port-offset" ->
                options.with(options.workers, offset(number(option, words, LARGEST_OFFSET)));
            default ->
                throw new Refused(
                    ExitCodes.USAGE, "unknown option " + option + "; see ./run --help");
          };
    }
    if (options.fresh && (options.mode == Mode.STATUS || options.mode == Mode.STOP)) {
      throw new Refused(
          ExitCodes.USAGE, "use --fresh only with a start, which then begins without data");
    }
    return options;
  }

  /** The same command for an installation that was started with these lines. */
  Options of(Map<String, String> lines) {
    return new Options(
        mode,
        fresh,
        Boolean.parseBoolean(lines.getOrDefault("demo", "true")),
        Integer.parseInt(lines.getOrDefault("workers", "0")),
        Integer.parseInt(lines.getOrDefault("port-offset", "0")));
  }

  /** The form that {@link #of} reads. */
  String lines() {
    return "demo=%s%nworkers=%d%nport-offset=%d%n".formatted(demo, workers, portOffset);
  }

  private Options in(Mode other) {
    if (mode != Mode.FOREGROUND && mode != other && other != Mode.HELP) {
      throw new Refused(
          ExitCodes.USAGE, "use only one of --background, --status and --stop; see ./run --help");
    }
    return new Options(other, fresh, demo, workers, portOffset);
  }

  private Options with(int newWorkers, int newOffset) {
    return new Options(mode, fresh, demo, newWorkers, newOffset);
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
