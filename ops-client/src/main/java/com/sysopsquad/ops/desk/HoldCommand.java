package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Puts billing on hold, so that nothing is charged. */
@Command(
    name = "hold",
    description = "Puts billing on hold. Nothing is charged until the hold is released.")
final class HoldCommand extends RemoteCommand {

  @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit.")
  private @Nullable String reason;

  private HoldCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new HoldCommand(session)).addSubcommand(new Release(session));
  }

  @Override
  public Integer call() {
    return send(this, "/api/hold", reason);
  }

  private static int send(RemoteCommand command, String path, @Nullable String reason) {
    JsonNode answer = command.operations().post(path, Map.of("reason", required(reason)));
    if (command.asJson()) {
      command.printJson(answer);
    } else {
      command.screen().line(command.read(answer, DeskAnswers.Hold.class).text());
    }
    return ExitCodes.OK;
  }

  /** Releases the hold. */
  @Command(
      name = "release",
      description = "Releases the hold. Invoice numbers continue in new series.")
  static final class Release extends RemoteCommand {

    @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit.")
    private @Nullable String reason;

    Release(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      return send(this, "/api/hold/release", reason);
    }
  }
}
