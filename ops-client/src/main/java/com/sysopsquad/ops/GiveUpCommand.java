package com.sysopsquad.ops;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has a message that the broker refuses given up. */
@Command(
    name = "give-up",
    description = "Asks the sender of a message that the broker refuses to give it up.")
final class GiveUpCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the dead letter.")
  private long id;

  @Option(names = "--reason", paramLabel = "R", required = true, description = "Why.")
  private String reason = "";

  GiveUpCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations().post("/api/dead-letters/" + id + "/give-up", Map.of("reason", reason));
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line("The sender of dead letter %d is asked to give it up.".formatted(id));
    }
    return ExitCodes.OK;
  }
}
