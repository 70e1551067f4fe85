package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
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

  StopCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().post("/api/runs/" + id + "/stop", null);
    return reply(
        answer,
        () ->
            screen()
                .line("Run %d is stopping. Restart it later: ./ops restart %d".formatted(id, id)));
  }
}
