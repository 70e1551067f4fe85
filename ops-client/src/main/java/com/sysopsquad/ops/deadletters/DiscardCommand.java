package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
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

  DiscardCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations().post("/api/dead-letters/" + id + "/discard", Map.of("reason", reason));
    return reply(answer, () -> screen().line("Dead letter %d discarded.".formatted(id)));
  }
}
