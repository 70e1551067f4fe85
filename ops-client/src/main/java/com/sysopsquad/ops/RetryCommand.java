package com.sysopsquad.ops;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has messages that the broker refuses tried now. */
@Command(
    name = "retry",
    description = "Asks the senders of messages that the broker refuses to try them now.")
final class RetryCommand extends RemoteCommand {

  @Parameters(arity = "1..*", paramLabel = "ID", description = "Numbers of the dead letters.")
  private List<Long> ids = List.of();

  @Option(names = "--reason", paramLabel = "R", description = "Why.")
  private @Nullable String reason;

  RetryCommand(OpsCommand ops) {
    super(ops);
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
        screen().line("The sender of dead letter %d is asked to try again now.".formatted(id));
      }
    }
    return ExitCodes.OK;
  }
}
