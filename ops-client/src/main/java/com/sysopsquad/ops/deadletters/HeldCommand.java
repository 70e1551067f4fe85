package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the replays that wait until somebody decides. */
@Command(
    name = "held",
    description = "Lists the replays that wait for a decision: paused, or after a trial.")
final class HeldCommand extends RemoteCommand {

  HeldCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/replays");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    List<DeadLetterAnswers.Held> held = readList(answer, DeadLetterAnswers.Held.class);
    if (held.isEmpty()) {
      screen().line("No replay waits for a decision.");
      return ExitCodes.OK;
    }
    Table table = new Table("REPLAY", "OF", "WAITS FOR");
    for (DeadLetterAnswers.Held replay : held) {
      table.row(
          Long.toString(replay.id()),
          replay.askedFor(),
          "./ops replay %s %d".formatted(replay.paused() ? "resume" : "rest", replay.id()));
    }
    screen().table(table);
    return ExitCodes.OK;
  }
}
