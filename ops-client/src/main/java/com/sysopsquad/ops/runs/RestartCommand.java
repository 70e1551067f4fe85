package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restarts a failed or stopped run where it left off. */
@Command(name = "restart", description = "Restarts a failed or stopped run where it left off.")
final class RestartCommand extends FollowableCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the run.")
  private long id;

  RestartCommand(Session session, Following following) {
    super(session, following);
  }

  @Override
  public Integer call() {
    return followOrSay(
        operations().post("/api/runs/" + id + "/restart", null),
        run ->
            "Run %d continues as run %d. Follow it: ./ops run %d --follow"
                .formatted(id, run.id(), run.id()));
  }
}
