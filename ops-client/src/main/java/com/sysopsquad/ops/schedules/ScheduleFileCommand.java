package com.sysopsquad.ops.schedules;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.remote.TextFile;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** All schedules as a YAML file. */
abstract class ScheduleFileCommand extends RemoteCommand {

  private ScheduleFileCommand(Session session) {
    super(session);
  }

  /** Prints the file. */
  @Command(
      name = "export",
      description = "Prints all schedules as YAML, in the format of config/operations.yaml.")
  static final class Export extends ScheduleFileCommand {

    Export(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().get("/api/schedules/export");
      return reply(answer, () -> answer.path("yaml").asString().lines().forEach(screen()::line));
    }
  }

  /** Compares the schedules with a file, and changes them. */
  @Command(
      name = "import",
      description = {
        "Shows what a YAML file would change, and changes it with --apply.",
        "Schedules that are not in the file are kept."
      })
  static final class Import extends ScheduleFileCommand {

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--apply", description = "Makes the changes.")
    private boolean apply;

    @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit log.")
    private @Nullable String reason;

    Import(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      Map<String, Object> body = new TreeMap<>();
      put(body, "reason", apply ? required(reason) : reason);
      body.put("yaml", TextFile.read(file));
      body.put("apply", apply);
      JsonNode answer = operations().post("/api/schedules/import", body);
      if (asJson()) {
        printJson(answer);
        return ExitCodes.OK;
      }
      show(readList(answer, ScheduleAnswers.ImportedSchedule.class));
      return ExitCodes.OK;
    }

    private void show(List<ScheduleAnswers.ImportedSchedule> changes) {
      if (changes.isEmpty()) {
        screen().line("No differences.");
        return;
      }
      Table table = new Table("SCHEDULE", "DIFFERENCE", "RESULT");
      for (ScheduleAnswers.ImportedSchedule change : changes) {
        table.row(
            change.name(),
            Formats.plain(
                change.differences().stream()
                    .map(
                        difference ->
                            "%s: %s → %s"
                                .formatted(
                                    difference.field(), difference.before(), difference.after()))
                    .collect(Collectors.joining("; "))),
            Formats.plain(change.result()));
      }
      screen().table(table);
    }
  }
}
