package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Gives up a message that waits for its next attempt. */
@Command(
    name = "give-up",
    description = {
      "Gives up on a waiting message, so that later ones of its subject do not wait for it.",
      "While the channel of its receiver is paused, this waits until the pause ends."
    })
final class GiveUpCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the dead letter.")
  private long id;

  @Option(names = "--reason", paramLabel = "R", required = true, description = "Reason.")
  private String reason = "";

  GiveUpCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations().post("/api/dead-letters/" + id + "/give-up", Map.of("reason", reason));
    return reply(answer, () -> screen().line("Asked to give up on dead letter %d.".formatted(id)));
  }
}
