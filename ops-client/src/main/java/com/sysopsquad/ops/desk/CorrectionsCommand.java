package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists corrections; its subcommands decide on those that wait for a second person. */
@Command(
    name = "corrections",
    description = "Lists the corrections that need confirmation, or all of a customer.")
final class CorrectionsCommand extends RemoteCommand {

  @Option(names = "--customer", paramLabel = "ID", description = "All corrections of a customer.")
  private @Nullable String customer;

  private CorrectionsCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new CorrectionsCommand(session))
        .addSubcommand(new Confirm(session))
        .addSubcommand(new Decline(session));
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations()
            .get(
                customer == null
                    ? "/api/corrections"
                    : "/api/accounts/%s/corrections".formatted(segment(customer)));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    List<DeskAnswers.Correction> found = readList(answer, DeskAnswers.Correction.class);
    if (found.isEmpty()) {
      screen().line(customer == null ? "No corrections need confirmation." : "No corrections.");
      return ExitCodes.OK;
    }
    Table table = new Table("ID", "KIND", "STATE", "BILL", "AMOUNT", "BY", "REASON");
    for (DeskAnswers.Correction each : found) {
      table.row(
          each.id(),
          each.kind(),
          each.state(),
          each.bill() == null ? "-" : Long.toString(each.bill()),
          Formats.money(each.minor(), each.currency()),
          each.decidedBy() == null ? each.actor() : each.actor() + ", " + each.decidedBy(),
          each.reason());
    }
    screen().table(table);
    return ExitCodes.OK;
  }

  /** A decision on a correction that waits. */
  abstract static class Decision extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "ID of the correction.")
    private String id = "";

    Decision(Session session) {
      super(session);
    }

    final Integer send(String step, @Nullable Map<String, String> body) {
      JsonNode answer =
          operations().post("/api/corrections/%s/%s".formatted(segment(id), step), body);
      DeskAnswers.Correction decided = read(answer, DeskAnswers.Correction.class);
      if (asJson()) {
        printJson(answer);
      } else {
        screen().line(Formats.plain(decided.text()));
      }
      return decided.exitCode();
    }
  }

  /** Confirms another person's correction. */
  @Command(name = "confirm", description = "Confirms a correction of another person.")
  static final class Confirm extends Decision {

    Confirm(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      return send("confirm", null);
    }
  }

  /** Declines it. */
  @Command(name = "decline", description = "Declines a correction, so that nothing changes.")
  static final class Decline extends Decision {

    @Option(names = "--reason", paramLabel = "R", required = true, description = "Why.")
    private String reason = "";

    Decline(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      return send("decline", Map.of("reason", reason));
    }
  }
}
