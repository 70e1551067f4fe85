package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One deed on one schedule. */
abstract class ScheduleCommand extends RemoteCommand {

  private final String deed;

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the schedule.")
  private String name = "";

  private ScheduleCommand(OpsCommand ops, String deed) {
    super(ops);
    this.deed = deed;
  }

  @Override
  public final Integer call() {
    JsonNode answer = operations().post("/api/schedules/" + segment(name) + "/" + deed, null);
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line(said(answer));
    }
    return ExitCodes.OK;
  }

  abstract String said(JsonNode answer);

  /** Stops a schedule from starting its job. */
  @Command(name = "pause", description = "Stops a schedule from starting its job.")
  static final class Pause extends ScheduleCommand {

    Pause(OpsCommand ops) {
      super(ops, "pause");
    }

    @Override
    String said(JsonNode answer) {
      Answers.Schedule schedule = read(answer, Answers.Schedule.class);
      return "Schedule %s is paused: it starts nothing until it is resumed."
          .formatted(schedule.name());
    }
  }

  /** Lets a paused schedule start its job again. */
  @Command(name = "resume", description = "Lets a paused schedule start its job again.")
  static final class Resume extends ScheduleCommand {

    Resume(OpsCommand ops) {
      super(ops, "resume");
    }

    @Override
    String said(JsonNode answer) {
      Answers.Schedule schedule = read(answer, Answers.Schedule.class);
      return "Schedule %s is active. Next start: %s."
          .formatted(schedule.name(), Formats.time(schedule.nextStart()));
    }
  }

  /** Starts a schedule's job now, beside its timetable. */
  @Command(name = "trigger", description = "Starts a schedule's job now.")
  static final class Trigger extends ScheduleCommand {

    Trigger(OpsCommand ops) {
      super(ops, "trigger");
    }

    @Override
    String said(JsonNode answer) {
      Answers.Run run = read(answer, Answers.Run.class);
      return "Run %d of %s started. Watch it: ./ops run %d --follow"
          .formatted(run.id(), run.job(), run.id());
    }
  }
}
