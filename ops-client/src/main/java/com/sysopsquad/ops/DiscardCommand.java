package com.sysopsquad.ops;

import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Closes a dead letter that is not needed. */
@Command(name = "discard", description = "Discards a dead letter that is not needed.")
final class DiscardCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the dead letter.")
  private long id;

  @Option(names = "--reason", paramLabel = "R", required = true, description = "Reason.")
  private String reason = "";

  DiscardCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations().post("/api/dead-letters/" + id + "/discard", Map.of("reason", reason));
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line("Dead letter %d discarded.".formatted(id));
    }
    return ExitCodes.OK;
  }
}
