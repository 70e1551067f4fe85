package com.sysopsquad.ops.schedules;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the schedules; its subcommands show, change, pause, resume and trigger one. */
@Command(
    name = "schedules",
    description = "Lists schedules, or shows, changes, pauses, resumes or triggers one.")
final class SchedulesCommand extends RemoteCommand {

  private SchedulesCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new SchedulesCommand(session))
        .addSubcommand(new ShowScheduleCommand(session))
        .addSubcommand(new ScheduleCommand.Create(session))
        .addSubcommand(new ScheduleCommand.Edit(session))
        .addSubcommand(new ScheduleCommand.Delete(session))
        .addSubcommand(new ScheduleCommand.UseConfiguration(session))
        .addSubcommand(new ScheduleFileCommand.Export(session))
        .addSubcommand(new ScheduleFileCommand.Import(session))
        .addSubcommand(new ScheduleChangeCommand.Confirm(session))
        .addSubcommand(new ScheduleChangeCommand.Decline(session))
        .addSubcommand(new ScheduleCommand.Pause(session))
        .addSubcommand(new ScheduleCommand.Resume(session))
        .addSubcommand(new ScheduleCommand.Trigger(session));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/schedules");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("SCHEDULE", "JOB", "STATE", "WHEN", "NEXT START", "LAST RESULT");
    for (ScheduleAnswers.Schedule schedule : readList(answer, ScheduleAnswers.Schedule.class)) {
      table.row(
          schedule.name(),
          schedule.job(),
          schedule.state().toLowerCase(Locale.ROOT),
          Formats.plain(schedule.text()),
          Formats.time(schedule.nextStart()),
          Formats.plain(schedule.lastResult()));
    }
    screen().table(table);
    return ExitCodes.OK;
  }
}
