package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows what ran in a night or another time. */
@Command(name = "timeline", description = "Shows what ran during a night or another period.")
final class TimelineCommand extends RemoteCommand {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = {
        "Start, for example 2026-12-01T18:00; a day alone means 6 PM.",
        "Default: the last evening."
      })
  private @Nullable String from;

  @Option(
      names = "--hours",
      paramLabel = "N",
      description = "How long, at most 48 hours. Default: 12.")
  private @Nullable Integer hours;

  TimelineCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String query = chosen("from", from) + chosen("hours", hours);
    JsonNode answer =
        operations().get("/api/runs/timeline" + (query.isEmpty() ? "" : "?" + query.substring(1)));
    return reply(answer, () -> print(read(answer, RunAnswers.Timeline.class)));
  }

  private void print(RunAnswers.Timeline timeline) {
    screen()
        .line("%s to %s".formatted(Formats.time(timeline.from()), Formats.time(timeline.until())));
    if (timeline.runs().isEmpty() && timeline.routine().isEmpty()) {
      screen().line("No job ran in this period.");
      return;
    }
    if (!timeline.runs().isEmpty()) {
      Table table = new Table("RUN", "JOB", "STATE", "STARTED", "ENDED", "DURATION");
      for (RunAnswers.TimelineRun run : timeline.runs()) {
        table.row(
            Long.toString(run.id()),
            run.job(),
            run.state(),
            Formats.time(run.startedAt()),
            Formats.time(run.endedAt()),
            Formats.exact(run.millis()));
      }
      screen().line("");
      screen().table(table);
    }
    if (!timeline.routine().isEmpty()) {
      printRoutine(timeline.routine());
    }
    if (!timeline.complete()) {
      screen().line("Too many runs. Only the latest 2,000 are shown; choose a shorter period.");
    }
  }

  private void printRoutine(List<RunAnswers.TimelineRun> runs) {
    Map<String, List<RunAnswers.TimelineRun>> byJob =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    RunAnswers.TimelineRun::job, TreeMap::new, Collectors.toList()));
    Table table = new Table("ROUTINE JOB", "RUNS", "FAILED", "LONGEST", "LAST RUN");
    byJob.forEach(
        (job, all) ->
            table.row(
                job,
                Formats.number(all.size()),
                Formats.number(all.stream().filter(run -> run.state().equals("FAILED")).count()),
                Formats.exact(
                    all.stream().mapToLong(RunAnswers.TimelineRun::millis).max().orElse(0)),
                Long.toString(all.getLast().id())));
    screen().line("");
    screen().table(table);
  }
}
