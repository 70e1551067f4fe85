package com.sysopsquad.ops.schedules;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
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

  private ScheduleChangeCommand(Session session, String deed) {
    super(session);
    this.deed = deed;
  }

  @Override
  public final Integer call() {
    JsonNode answer = operations().post("/api/schedule-changes/" + id + "/" + deed, body());
    return reply(answer, () -> screen().line(Formats.plain(answer.path("text").asString())));
  }

  @Nullable Object body() {
    return null;
  }

  /** Makes the change. */
  @Command(name = "confirm", description = "Confirms a change that another operator requested.")
  static final class Confirm extends ScheduleChangeCommand {

    Confirm(Session session) {
      super(session, "confirm");
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

    Decline(Session session) {
      super(session, "decline");
    }

    @Override
    Object body() {
      return reason == null ? Map.of() : Map.of("reason", reason);
    }
  }
}
