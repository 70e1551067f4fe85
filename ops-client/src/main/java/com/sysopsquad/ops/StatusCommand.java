package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Says in a few lines whether operations is well. */
@Command(
    name = "status",
    description = "Says whether operations, its database and the broker are well.")
final class StatusCommand extends RemoteCommand {

  StatusCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/status");
    Answers.Status status = read(answer, Answers.Status.class);
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line("Database      " + reached(status.database()));
      screen().line("Broker        " + reached(status.broker()));
      screen()
          .line(
              "Runs          %s live, %s failed and not restarted"
                  .formatted(Words.number(status.liveRuns()), Words.number(status.failedRuns())));
      screen().line("Schedules     %s paused".formatted(Words.number(status.pausedSchedules())));
      screen().line("Dead letters  " + Words.number(status.deadLetters()));
      screen().line("Time          %s (%s)".formatted(Words.time(status.time()), status.zone()));
    }
    return status.database() && status.broker() ? ExitCodes.OK : ExitCodes.UNREACHABLE;
  }

  private static String reached(boolean reached) {
    return reached ? "reached" : "cannot be reached";
  }
}
