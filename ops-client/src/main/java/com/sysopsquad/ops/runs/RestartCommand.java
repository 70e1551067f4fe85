package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Restarts a failed or stopped run where it left off. */
@Command(name = "restart", description = "Restarts a failed or stopped run where it left off.")
final class RestartCommand extends RemoteCommand {

  private final Following following;

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the run.")
  private long id;

  @Option(
      names = {"-f", "--follow"},
      description = "Show progress until the run has ended.")
  private boolean follow;

  RestartCommand(Session session, Following following) {
    super(session);
    this.following = following;
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().post("/api/runs/" + id + "/restart", null);
    RunAnswers.Run run = read(answer, RunAnswers.Run.class);
    if (follow) {
      return following.follow(this, run.id());
    }
    return reply(
        answer,
        () ->
            screen()
                .line(
                    "Run %d continues as run %d. Follow it: ./ops run %d --follow"
                        .formatted(id, run.id(), run.id())));
  }
}
