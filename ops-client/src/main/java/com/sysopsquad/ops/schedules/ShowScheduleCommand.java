package com.sysopsquad.ops.schedules;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One schedule with its next starts. */
@Command(
    name = "show",
    description = "Shows a schedule, its next starts, and why it does not run today.")
final class ShowScheduleCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the schedule.")
  private String name = "";

  ShowScheduleCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/schedules/" + segment(name));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    ScheduleAnswers.ScheduleDetail detail = read(answer, ScheduleAnswers.ScheduleDetail.class);
    ScheduleAnswers.Schedule schedule = detail.schedule();
    screen()
        .line(
            "%s starts %s: %s (version %d)"
                .formatted(
                    schedule.name(),
                    schedule.job(),
                    Formats.plain(schedule.text()),
                    schedule.version()));
    if (schedule.pause() != null) {
      screen()
          .line(
              "Paused by %s: %s"
                  .formatted(
                      Formats.plain(schedule.pause().by()),
                      Formats.plain(schedule.pause().reason())));
      screen().line("Missed starts that resuming starts: %d".formatted(detail.missed().size()));
    }
    detail.notToday().forEach(reason -> screen().line("Today: " + Formats.plain(reason)));
    detail.warnings().forEach(warning -> screen().line(Formats.plain(warning)));
    detail
        .differences()
        .forEach(
            difference ->
                screen()
                    .line(
                        Formats.plain(
                            "Differs from the file: %s: %s → %s"
                                .formatted(
                                    difference.field(), difference.before(), difference.after()))));
    if (detail.waitingChange() != null) {
      screen()
          .line(
              "Change %d of %s is waiting for a second person."
                  .formatted(
                      detail.waitingChange().id(),
                      Formats.plain(detail.waitingChange().askedBy())));
    }
    Table table = new Table("NEXT START", "UTC", "NOTE");
    for (ScheduleAnswers.NextStart start : detail.nextStarts()) {
      table.row(Formats.time(start.time()), Formats.time(start.utc()), Formats.plain(start.note()));
    }
    screen().table(table);
    return ExitCodes.OK;
  }
}
