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

/** Retries messages that wait for their next attempt. */
@Command(
    name = "retry",
    description = {
      "Retries waiting messages now: ones that their receiver could not apply, or that the broker"
          + " refuses.",
      "While the channel of its receiver is paused, this waits until the pause ends."
    })
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
        screen().line("Asked to retry dead letter %d now.".formatted(id));
      }
    }
    return ExitCodes.OK;
  }
}
