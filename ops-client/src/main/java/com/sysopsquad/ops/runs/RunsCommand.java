package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists runs, newest first. */
@Command(name = "runs", description = "Lists runs, newest first.")
final class RunsCommand extends RemoteCommand {

  @Option(names = "--job", paramLabel = "JOB", description = "Only runs of this job.")
  private @Nullable String job;

  @Option(
      names = "--routine",
      paramLabel = "HOW",
      description = "Runs of routine jobs: without (default), only or with. Not needed with --job.")
  private @Nullable String routine;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only runs in this state: starting, running, stopping, stopped, completed, failed.")
  private @Nullable String state;

  @Option(
      names = "--started-by",
      paramLabel = "WHO",
      description = "Only runs started by this person or by \"schedule NAME\".")
  private @Nullable String startedBy;

  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Only runs on or after this day, for example 2026-12-01.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Only runs on or before this day.")
  private @Nullable String to;

  @Option(
      names = "--parameter",
      paramLabel = "P",
      description = "Only runs with this parameter: a value, or NAME=VALUE.")
  private @Nullable String parameter;

  @Option(names = "--before", paramLabel = "ID", description = "Only runs older than this one.")
  private @Nullable Long before;

  @Option(names = "--after", paramLabel = "ID", description = "Only runs newer than this one.")
  private @Nullable Long after;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20",
      description = "Number of runs, at most 200.")
  private int size = 20;

  RunsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    Map<String, String> filters = filters();
    JsonNode answer =
        operations()
            .get(
                "/api/runs?size="
                    + size
                    + filters.entrySet().stream()
                        .map(filter -> "&" + filter.getKey() + "=" + segment(filter.getValue()))
                        .collect(Collectors.joining())
                    + (before == null ? "" : "&before=" + before)
                    + (after == null ? "" : "&after=" + after));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    print(read(answer, RunAnswers.Runs.class), filters);
    return ExitCodes.OK;
  }

  private Map<String, String> filters() {
    Map<String, String> filters = new LinkedHashMap<>();
    add(filters, "job", job);
    add(filters, "routine", routine);
    add(filters, "state", state);
    add(filters, "startedBy", startedBy);
    add(filters, "from", from);
    add(filters, "to", to);
    add(filters, "parameter", parameter);
    return filters;
  }

  private static void add(Map<String, String> filters, String name, @Nullable String value) {
    if (value != null) {
      filters.put(name, value);
    }
  }

  private void print(RunAnswers.Runs runs, Map<String, String> filters) {
    if (runs.items().isEmpty()) {
      screen()
          .line(
              filters.isEmpty() && before == null && after == null
                  ? "No runs yet. Routine jobs: ./ops runs --routine only"
                  : "No runs match.");
      return;
    }
    Table table =
        new Table(
            "RUN", "JOB", "PARAMETERS", "STATE", "STARTED", "DURATION", "PROGRESS OR MESSAGE");
    for (RunAnswers.Run run : runs.items()) {
      RunAnswers.Progress progress = run.progress();
      table.row(
          Long.toString(run.id()),
          run.job(),
          Formats.parameters(run.parameters(), run.startedAt()),
          run.state(),
          Formats.time(run.startedAt()),
          Formats.duration(run.seconds()),
          progress == null ? run.message() : progress.text());
    }
    screen().table(table);
    if (runs.older() != null) {
      screen().line("Older: the same with --before %d".formatted(runs.older()));
    }
  }
}
