package com.sysopsquad.ops;

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

  RestartCommand(OpsCommand ops, Following following) {
    super(ops);
    this.following = following;
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().post("/api/runs/" + id + "/restart", null);
    Answers.Run run = read(answer, Answers.Run.class);
    if (follow) {
      return following.follow(this, run.id());
    }
    if (asJson()) {
      printJson(answer);
    } else {
      screen()
          .line(
              "Run %d continues as run %d. Follow it: ./ops run %d --follow"
                  .formatted(id, run.id(), run.id()));
    }
    return ExitCodes.OK;
  }
}
