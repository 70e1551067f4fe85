package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one job: its last run, how long it usually takes, its past and its next starts. */
@Command(
    name = "job",
    description = "Shows one job: its last runs, how long it usually takes, and its next starts.")
final class JobCommand extends RemoteCommand {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.US);

  @Parameters(index = "0", paramLabel = "JOB", description = "Name of the job.")
  private String name = "";

  @Option(
      names = "--month",
      paramLabel = "MONTH",
      description = "Also its runs on each day of this month, for example 2026-12.")
  private @Nullable String month;

  JobCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String query = month == null ? "" : "?month=" + segment(month);
    JsonNode answer = operations().get("/api/jobs/" + segment(name) + query);
    return reply(answer, () -> print(read(answer, RunAnswers.JobDetail.class)));
  }

  private void print(RunAnswers.JobDetail detail) {
    screen().line("Job             " + detail.job().name());
    screen().line("Description     " + Formats.plain(detail.job().description()));
    RunAnswers.LastRun last = detail.lastRun();
    screen().line("Last run        " + (last == null ? "-" : last(last)));
    screen().line("Usual duration  " + usual(detail.usual()));
    detail
        .waitsFor()
        .forEach(
            link ->
                screen()
                    .line(
                        "Waits for       %s (schedule %s)"
                            .formatted(Formats.plain(link.job()), Formats.plain(link.schedule()))));
    detail
        .dependents()
        .forEach(
            link ->
                screen()
                    .line(
                        "Needed by       %s (schedule %s)"
                            .formatted(Formats.plain(link.job()), Formats.plain(link.schedule()))));
    if (!detail.trend().isEmpty()) {
      printTrend(detail);
    }
    if (month != null) {
      printDays(detail);
    }
    if (!detail.nextStarts().isEmpty()) {
      printStarts(detail);
    }
  }

  private static String last(RunAnswers.LastRun last) {
    return "run %d, %s, %s, %s%s"
        .formatted(
            last.run(),
            last.state(),
            Formats.time(last.startedAt()),
            Formats.exact(last.millis()),
            last.words().isEmpty() ? "" : ", " + last.words());
  }

  private static String usual(RunAnswers.Usual usual) {
    return usual.meanMillis() == null || usual.deviationMillis() == null
        ? "not known yet (%d of %d earlier completed runs)".formatted(usual.runs(), usual.needed())
        : "%s ± %s (mean and deviation of %s runs)"
            .formatted(
                Formats.exact(usual.meanMillis()),
                Formats.exact(usual.deviationMillis()),
                Formats.number(usual.runs()));
  }

  private void printTrend(RunAnswers.JobDetail detail) {
    Table table = new Table("RUN", "STATE", "CREATED", "DURATION", "ITEMS");
    for (RunAnswers.EndedRun run : detail.trend()) {
      table.row(
          Long.toString(run.run()),
          run.state(),
          Formats.time(run.createdAt()),
          Formats.exact(run.millis()),
          Formats.number(run.items()));
    }
    screen().line("");
    screen().table(table);
  }

  private void printDays(RunAnswers.JobDetail detail) {
    screen().line("");
    if (detail.days().isEmpty()) {
      screen().line("No runs have started in %s.".formatted(month(detail.month())));
      return;
    }
    Table table = new Table("DAY", "COMPLETED", "FAILED", "STOPPED", "RUNNING");
    for (RunAnswers.JobDay day : detail.days()) {
      table.row(
          day.day(),
          Formats.number(day.completed()),
          Formats.number(day.failed()),
          Formats.number(day.stopped()),
          Formats.number(day.running()));
    }
    screen().table(table);
  }

  /** For example "December 2026". */
  private static String month(String month) {
    return YearMonth.parse(month).format(MONTH);
  }

  private void printStarts(RunAnswers.JobDetail detail) {
    Table table = new Table("NEXT START", "UTC", "SCHEDULE", "NOTE");
    for (RunAnswers.JobStart start : detail.nextStarts()) {
      table.row(
          Formats.time(start.time()),
          Formats.time(start.utc()),
          Formats.plain(start.schedule()),
          Formats.plain(start.note()));
    }
    screen().line("");
    screen().table(table);
  }
}
