package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One action on one schedule. */
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
  @Command(
      name = "pause",
      description = "Pauses a schedule. It starts nothing until you resume it.")
  static final class Pause extends ScheduleCommand {

    Pause(OpsCommand ops) {
      super(ops, "pause");
    }

    @Override
    String said(JsonNode answer) {
      Answers.Schedule schedule = read(answer, Answers.Schedule.class);
      return "Schedule %s is paused. It starts nothing until you resume it."
          .formatted(schedule.name());
    }
  }

  /** Lets a paused schedule start its job again. */
  @Command(name = "resume", description = "Resumes a paused schedule.")
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

  /** Starts a schedule's job now, in addition to its scheduled starts. */
  @Command(name = "trigger", description = "Starts the job of a schedule now.")
  static final class Trigger extends ScheduleCommand {

    Trigger(OpsCommand ops) {
      super(ops, "trigger");
    }

    @Override
    String said(JsonNode answer) {
      Answers.Run run = read(answer, Answers.Run.class);
      return "Run %d of %s started. Follow it: ./ops run %d --follow"
          .formatted(run.id(), run.job(), run.id());
    }
  }
}
