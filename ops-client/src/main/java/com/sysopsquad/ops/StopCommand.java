package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Stops a run cleanly: work in flight is completed, nothing new begins. */
@Command(
    name = "stop",
    description = "Stops a run. Work in progress is finished, and no new work is started.")
final class StopCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the run.")
  private long id;

  StopCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().post("/api/runs/" + id + "/stop", null);
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line("Run %d is stopping. Restart it later: ./ops restart %d".formatted(id, id));
    }
    return ExitCodes.OK;
  }
}
