package com.sysopsquad.system;

import com.sysopsquad.platform.launch.Launcher;
import com.sysopsquad.platform.launch.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The running product for tests and crash rounds: one installation for all of them, with contracts,
 * demonstration customers and a worker. Each test bills up to the end of its own month.
 */
public final class RunningProduct implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final Map<String, String> SETTINGS =
      Map.of(
          "SYSOPS_DEMO_CUSTOMERS", "100",
          "SYSOPS_PAYMENT_PARTITIONING", "remote",
          "SYSOPS_PAYMENT_MONTHSAHEAD", "60",
          // Only the tests start runs, whatever the time of day.
          "SYSOPS_SCHEDULES_PAYMENT_CRON", "0 0 0 1 1 ? 2099",
          "SYSOPS_RUN_DEADAFTER", "5s");

  private final Installation installation;
  private @Nullable YearMonth lastMonth;

  private RunningProduct(Installation installation) {
    this.installation = installation;
  }

  /** Starts everything and waits until the customers have reached billing. */
  public static RunningProduct start() {
    return start(Map.of());
  }

  /** The same with further settings. */
  static RunningProduct start(Map<String, String> further) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.putAll(further);
    Installation installation = Installation.in(emptyFolder(), settings);
    RunningProduct product = new RunningProduct(installation);
    try {
      installation.start(
          Part.DATABASE, Part.BROKER, Part.PROVIDER, Part.OPERATIONS, Part.PORTAL, Part.WORKER_1);
      product.fill();
      return product;
    } catch (RuntimeException | AssertionError e) {
      product.close();
      throw e;
    }
  }

  /** Its folder. */
  public Installation installation() {
    return installation;
  }

  Operations operations() {
    return new Operations(installation);
  }

  Checker checker() {
    return new Checker(installation);
  }

  /** The current month in the time zone of billing. */
  public YearMonth currentMonth() {
    return operations().currentMonth();
  }

  /**
   * The last day of the next month that has not been billed, starting with the current one. A run
   * of that day bills each customer once.
   */
  public LocalDate nextMonthsEnd() {
    lastMonth = lastMonth == null ? currentMonth() : lastMonth.plusMonths(1);
    return lastMonth.atEndOfMonth();
  }

  /** Waits until no more messages are on their way. */
  void awaitQuiet() {
    Checker checker = checker();
    Waiting.until("everything has arrived", LIMIT, checker::quiet);
  }

  @Override
  public void close() {
    installation.close();
  }

  private void fill() {
    long run = operations().start("contractSync", "");
    String state = operations().runToEnd(run);
    if (!state.equals("COMPLETED")) {
      throw new IllegalStateException("contractSync ended as " + state);
    }
    int management = installation.portalManagement().getPort();
    Waiting.until(
        "the customers are there",
        LIMIT,
        () -> Launcher.answers(management, "/actuator/health/demo"));
    awaitQuiet();
  }

  private static Path emptyFolder() {
    try {
      Path target = Path.of("target/installation").toAbsolutePath();
      Files.createDirectories(target);
      return Files.createTempDirectory(target, "var-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
