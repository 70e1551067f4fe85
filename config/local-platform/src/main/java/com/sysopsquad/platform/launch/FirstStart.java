package com.sysopsquad.platform.launch;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happens once in the life of an installation: contracts, demonstration customers, and their
 * first bill. Uses the operations client.
 */
final class FirstStart {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Pattern DAY = Pattern.compile("\"time\" *: *\"([0-9]{4}-[0-9]{2}-[0-9]{2})");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final int REFUSED = 3;
  private static final int WAITS_FOR_SECOND_PERSON = 7;

  private final Product product;
  private final InstallationFolder folder;
  private final Launcher launcher;
  private final Programs programs;
  private final Screen screen;

  FirstStart(
      Product product,
      InstallationFolder folder,
      Launcher launcher,
      Programs programs,
      Screen screen) {
    this.product = product;
    this.folder = folder;
    this.launcher = launcher;
    this.programs = programs;
    this.screen = screen;
  }

  /** Does this unless it was done; continues what an earlier start did not finish. */
  void unlessDone(boolean demo) throws IOException {
    if (Files.exists(folder.firstStart())) {
      return;
    }
    if (!bringToEnd("contractSync", "")) {
      throw new Refused(
          "contractSync did not complete. Check ./ops runs --job contractSync and "
              + folder.log().resolve("operations.log"));
    }
    if (demo) {
      int management = launcher.ports().portalManagement();
      await(
          "the demonstration customers",
          () -> Launcher.answers(management, "/actuator/health/demo"));
      await("plans and cards to reach billing", () -> allArrived("BILLING."));
      String today = today();
      if (!bringToEnd("payment", "billingDate=" + today)) {
        screen.say(
            "payment for %s did not complete. The next ./run restarts it, or use ./ops restart"
                .formatted(today));
        return;
      }
      await("the invoices to reach the customers", () -> allArrived("CUSTOMER.INVOICE"));
    }
    Files.createFile(folder.firstStart());
  }

  /** One line per job: its newest run. */
  void tellRuns() {
    read("runs", "--routine", "with", "--size", "1").stream().limit(1).forEach(screen::say);
    for (List<String> job : table("jobs")) {
      read("runs", "--job", job.getFirst(), "--size", "1").stream()
          .skip(1)
          .limit(1)
          .forEach(screen::say);
    }
  }

  /** Runs a job to its end, whatever an interrupted earlier start has left. */
  private boolean bringToEnd(String job, String parameter) throws IOException {
    Path complaints = folder.log().resolve("ops.out");
    Files.deleteIfExists(complaints);
    int code =
        programs.run(
            client(words("start", job, parameter, "--follow")),
            settings(),
            Redirect.to(complaints.toFile()));
    if (code == REFUSED || code == WAITS_FOR_SECOND_PERSON) {
      Optional<String> request = waitingRequest(job, parameter);
      if (request.isPresent()) {
        return run(asSecondOperator(), "starts", "confirm", request.get(), "--follow");
      }
    }
    if (code == REFUSED) {
      Optional<List<String>> newest = newestRun(job, parameter);
      String state = newest.map(List::getLast).orElse("");
      switch (state) {
        case "" -> {}
        case "COMPLETED" -> {
          return true;
        }
        case "FAILED", "STOPPED", "UNKNOWN" -> {
          return run(settings(), "restart", newest.orElseThrow().getFirst(), "--follow");
        }
        default -> {
          return run(settings(), "run", newest.orElseThrow().getFirst(), "--follow");
        }
      }
    }
    if (code != 0) {
      Files.readAllLines(complaints).forEach(screen::complain);
    }
    return code == 0;
  }

  /** Today in the time zone of billing, which may differ from that of this machine. */
  private String today() {
    Matcher time = DAY.matcher(String.join(" ", read("status", "--json")));
    if (!time.find()) {
      throw new Refused("operations does not report its time. Check ./ops status");
    }
    return time.group(1);
  }

  /** Number and state of the newest run. */
  private Optional<List<String>> newestRun(String job, String parameter) {
    return table(
            words(
                    "runs",
                    "--job",
                    job,
                    parameter.isEmpty() ? "" : "--parameter",
                    parameter,
                    "--size",
                    "1")
                .toArray(String[]::new))
        .stream()
        .findFirst()
        .flatMap(
            run ->
                run.stream()
                    .skip(2)
                    .filter(word -> word.matches("[A-Z]+"))
                    .findFirst()
                    .map(state -> List.of(run.getFirst(), state)));
  }

  /** The number of the start that is waiting for a second person. */
  private Optional<String> waitingRequest(String job, String parameter) {
    return table("starts").stream()
        .filter(start -> start.size() > 3 && start.get(1).equals(job))
        .filter(start -> start.get(2).equals(parameter) && start.get(3).equals("waiting"))
        .map(List::getFirst)
        .findFirst();
  }

  /** Whether nothing is on its way to the queues with this prefix. */
  private boolean allArrived(String queues) {
    List<List<String>> rows =
        table("queues").stream().filter(row -> row.getFirst().startsWith(queues)).toList();
    return !rows.isEmpty()
        && rows.stream()
            .allMatch(row -> row.size() > 2 && row.get(1).equals("0") && row.get(2).equals("0"));
  }

  private void await(String what, BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (waited.compareTo(LIMIT) > 0) {
        throw new Refused(
            "gave up waiting for %s after %s. See %s"
                .formatted(what, Screen.words(LIMIT), folder.log()));
      }
      screen.progress("waiting for %s, %s".formatted(what, Screen.words(waited)));
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
    screen.progressDone();
  }

  private boolean run(Map<String, String> settings, String... words) {
    return programs.run(client(List.of(words)), settings, Redirect.INHERIT) == 0;
  }

  private List<String> read(String... words) {
    return programs.read(client(List.of(words)), settings()).lines();
  }

  /** The rows of a table below its heading, as words. */
  private List<List<String>> table(String... words) {
    return read(words).stream()
        .skip(1)
        .filter(row -> !row.isBlank())
        .map(row -> List.of(BLANKS.split(row.strip())))
        .toList();
  }

  private List<String> client(List<String> words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                product.program("ops-client").toString()));
    command.addAll(words);
    return command;
  }

  private Map<String, String> settings() {
    return Map.of("SYSOPS_VAR", folder.path().toString());
  }

  private Map<String, String> asSecondOperator() {
    Map<String, String> operations = Settings.read(folder.path().resolve("operations.env"));
    Map<String, String> settings = new TreeMap<>(settings());
    for (String name : List.of("USER", "PASSWORD")) {
      settings.put(
          "SYSOPS_OPERATIONS_" + name,
          operations.getOrDefault("SYSOPS_SECOND_OPERATOR_" + name, ""));
    }
    return settings;
  }

  private static List<String> words(String... words) {
    return Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
  }
}
