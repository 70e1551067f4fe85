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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists holiday calendars; its subcommands import or delete one. */
@Command(
    name = "calendars",
    description = "Lists holiday calendars of schedules, or imports or deletes one.")
final class CalendarsCommand extends RemoteCommand {

  private CalendarsCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new CalendarsCommand(session))
        .addSubcommand(new Import(session))
        .addSubcommand(new Delete(session));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/calendars");
    return show(this, answer, readList(answer, ScheduleAnswers.Calendar.class));
  }

  private static int show(
      RemoteCommand command, JsonNode answer, List<ScheduleAnswers.Calendar> calendars) {
    if (command.asJson()) {
      command.printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("CALENDAR", "DAYS", "WEEKENDS", "CHANGED BY");
    for (ScheduleAnswers.Calendar calendar : calendars) {
      table.row(
          calendar.name(),
          Integer.toString(calendar.days().size()),
          calendar.weekends() ? "yes" : "no",
          Formats.plain(calendar.changedBy()));
    }
    command.screen().table(table);
    return ExitCodes.OK;
  }

  /** Creates a calendar from a file, or replaces its days. */
  @Command(
      name = "import",
      description = "Creates a calendar from a CSV file, or replaces its days.")
  static final class Import extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the calendar.")
    private String name = "";

    @Parameters(
        index = "1",
        paramLabel = "FILE",
        description = "One day per line, with its name: 2026-12-25,Christmas Day")
    private Path file = Path.of("");

    @Option(names = "--weekends", description = "Include Saturdays and Sundays.")
    private boolean weekends;

    Import(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      String csv = TextFile.read(file);
      JsonNode answer =
          operations()
              .post("/api/calendars", Map.of("name", name, "csv", csv, "weekends", weekends));
      return show(this, answer, List.of(read(answer, ScheduleAnswers.Calendar.class)));
    }
  }

  /** Deletes a calendar. */
  @Command(name = "delete", description = "Deletes a calendar that no schedule uses.")
  static final class Delete extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "NAME", description = "Name of the calendar.")
    private String name = "";

    Delete(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().post("/api/calendars/" + segment(name) + "/delete", Map.of());
      return show(this, answer, readList(answer, ScheduleAnswers.Calendar.class));
    }
  }
}
