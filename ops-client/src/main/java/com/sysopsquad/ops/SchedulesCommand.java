package com.sysopsquad.ops;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the schedules; its subcommands show, change, pause, resume and trigger one. */
@Command(
    name = "schedules",
    description = "Lists schedules, or shows, changes, pauses, resumes or triggers one.")
final class SchedulesCommand extends RemoteCommand {

  private SchedulesCommand(OpsCommand ops) {
    super(ops);
  }

  static CommandLine line(OpsCommand ops) {
    return new CommandLine(new SchedulesCommand(ops))
        .addSubcommand(new ShowScheduleCommand(ops))
        .addSubcommand(new ScheduleCommand.Create(ops))
        .addSubcommand(new ScheduleCommand.Edit(ops))
        .addSubcommand(new ScheduleCommand.Delete(ops))
        .addSubcommand(new ScheduleCommand.UseConfiguration(ops))
        .addSubcommand(new ScheduleFileCommand.Export(ops))
        .addSubcommand(new ScheduleFileCommand.Import(ops))
        .addSubcommand(new ScheduleChangeCommand.Confirm(ops))
        .addSubcommand(new ScheduleChangeCommand.Decline(ops))
        .addSubcommand(new ScheduleCommand.Pause(ops))
        .addSubcommand(new ScheduleCommand.Resume(ops))
        .addSubcommand(new ScheduleCommand.Trigger(ops));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/schedules");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("SCHEDULE", "JOB", "STATE", "WHEN", "NEXT START", "LAST RESULT");
    for (Answers.Schedule schedule : readList(answer, Answers.Schedule.class)) {
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
