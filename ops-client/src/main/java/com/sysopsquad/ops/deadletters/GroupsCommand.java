package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the groups of dead letters. */
@Command(
    name = "groups",
    description = "Lists the groups of dead letters: how many, how many failed lately, and whose.")
final class GroupsCommand extends RemoteCommand {

  GroupsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/dead-letter-groups");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    List<DeadLetterAnswers.Group> groups = readList(answer, DeadLetterAnswers.Group.class);
    if (groups.isEmpty()) {
      screen().line("No dead letter needs a decision.");
      return ExitCodes.OK;
    }
    Table table =
        new Table("QUEUE", "FINGERPRINT", "DEAD", "24 HOURS", "7 DAYS", "ASSIGNEE", "CAUSE");
    for (DeadLetterAnswers.Group group : groups) {
      table.row(
          group.queue(),
          group.fingerprint(),
          Formats.number(group.dead()),
          Formats.number(sum(group.hours())),
          Formats.number(sum(group.days())),
          Objects.requireNonNullElse(group.assignee(), "-"),
          group.cause());
    }
    screen().table(table);
    return ExitCodes.OK;
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }
}
