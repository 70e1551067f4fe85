package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Stops a run in order: what is in flight is finished, nothing new begins. */
@Command(
    name = "stop",
    description = "Stops a run: what is in flight is finished, nothing new begins.")
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
      screen()
          .line("Run %d is stopping. Take it up again later: ./ops restart %d".formatted(id, id));
    }
    return ExitCodes.OK;
  }
}
