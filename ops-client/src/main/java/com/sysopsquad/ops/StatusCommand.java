package com.sysopsquad.ops;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Shows the state of operations in a few lines. */
@Command(
    name = "status",
    description = "Shows whether operations, its database and the broker are healthy.")
final class StatusCommand extends RemoteCommand {

  StatusCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/status");
    Status status = read(answer, Status.class);
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line("Version       " + version(status));
      screen().line("Database      " + reached(status.database()));
      screen().line("Broker        " + reached(status.broker()));
      screen().line("Runs          " + count(status.liveRuns()));
      screen().line("Paused        " + count(status.pausedSchedules()) + " schedules");
      screen().line("Dead letters  " + count(status.deadLetters()));
      screen().line("Billing       " + hold(status.hold()));
      screen().line("Backups       " + (status.backups() == null ? "?" : status.backups()));
      screen().line("Time          %s (%s)".formatted(Formats.time(status.time()), status.zone()));
      if (status.warnings() != null) {
        status
            .warnings()
            .forEach(warning -> screen().line("Warning       " + Formats.plain(warning)));
      }
    }
    return status.database() && status.broker() ? ExitCodes.OK : ExitCodes.UNREACHABLE;
  }

  private static String version(Status status) {
    String version = status.version() == null ? "?" : status.version();
    return status.commit() == null ? version : version + " (commit " + status.commit() + ")";
  }

  private static String reached(boolean reached) {
    return reached ? "reached" : "cannot be reached";
  }

  private static String hold(@Nullable String sentence) {
    return sentence == null
        ? "?"
        : sentence.isEmpty() ? "not on hold" : sentence.replaceFirst("^Billing has been ", "");
  }

  private static String count(@Nullable Long count) {
    return count == null ? "?" : Formats.number(count);
  }
}
