package com.sysopsquad.ops;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A second person's decision on a requested change of a schedule. */
abstract class ScheduleChangeCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the requested change.")
  private long id;

  private final String deed;

  private ScheduleChangeCommand(OpsCommand ops, String deed) {
    super(ops);
    this.deed = deed;
  }

  @Override
  public final Integer call() {
    JsonNode answer = operations().post("/api/schedule-changes/" + id + "/" + deed, body());
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line(Formats.plain(answer.path("text").asString()));
    }
    return ExitCodes.OK;
  }

  @Nullable Object body() {
    return null;
  }

  /** Makes the change. */
  @Command(name = "confirm", description = "Makes a change that another operator requested.")
  static final class Confirm extends ScheduleChangeCommand {

    Confirm(OpsCommand ops) {
      super(ops, "confirm");
    }
  }

  /** Does not make it. */
  @Command(
      name = "decline",
      description = "Declines a change that another operator requested, or withdraws your own.")
  static final class Decline extends ScheduleChangeCommand {

    @Option(
        names = "--reason",
        paramLabel = "R",
        description = "Reason, for the person who requested it.")
    private @Nullable String reason;

    Decline(OpsCommand ops) {
      super(ops, "decline");
    }

    @Override
    Object body() {
      return reason == null ? Map.of() : Map.of("reason", reason);
    }
  }
}
