package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Retries messages that the broker refuses. */
@Command(
    name = "retry",
    description = "Asks the senders to retry messages that the broker refuses.")
final class RetryCommand extends RemoteCommand {

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Numbers of the dead letters.")
  private List<Long> ids = List.of();

  @Option(names = "--reason", paramLabel = "R", description = "Reason.")
  private @Nullable String reason;

  RetryCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    for (long id : ids) {
      JsonNode answer =
          operations()
              .post(
                  "/api/dead-letters/" + id + "/retry",
                  reason == null ? Map.of() : Map.of("reason", reason));
      if (asJson()) {
        printJson(answer);
      } else {
        screen().line("Asked the sender of dead letter %d to retry now.".formatted(id));
      }
    }
    return ExitCodes.OK;
  }
}
