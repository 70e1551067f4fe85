package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.PageSize;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists runs, newest first; its subcommands compare two, or show what ran in a night. */
@Command(
    name = "runs",
    description = "Lists runs, newest first, compares two, or shows what ran in a night.")
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

  @Mixin private PageSize size = new PageSize();

  private RunsCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new RunsCommand(session))
        .addSubcommand(new CompareRunsCommand(session))
        .addSubcommand(new TimelineCommand(session));
  }

  @Override
  public Integer call() {
    String filters =
        chosen("job", job)
            + chosen("routine", routine)
            + chosen("state", state)
            + chosen("startedBy", startedBy)
            + chosen("from", from)
            + chosen("to", to)
            + chosen("parameter", parameter)
            + chosen("before", before)
            + chosen("after", after);
    JsonNode answer = operations().get("/api/runs?" + size.query() + filters);
    return reply(answer, () -> print(read(answer, RunAnswers.Runs.class), filters.isEmpty()));
  }

  private void print(RunAnswers.Runs runs, boolean all) {
    if (runs.items().isEmpty()) {
      screen()
          .line(all ? "No runs yet. Routine jobs: ./ops runs --routine only" : "No runs match.");
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
