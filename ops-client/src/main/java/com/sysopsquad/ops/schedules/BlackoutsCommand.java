package com.sysopsquad.ops.schedules;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists blackouts; its subcommands add or end one. */
@Command(
    name = "blackouts",
    description = "Lists times in which schedules start nothing, or adds or ends one.")
final class BlackoutsCommand extends RemoteCommand {

  private BlackoutsCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new BlackoutsCommand(session))
        .addSubcommand(new Add(session))
        .addSubcommand(new End(session));
  }

  @Override
  public Integer call() {
    return show(this, operations().get("/api/blackouts"));
  }

  private static int show(RemoteCommand command, JsonNode answer) {
    if (command.asJson()) {
      command.printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("BLACKOUT", "SCHEDULE", "FROM", "TO", "BY", "REASON");
    for (ScheduleAnswers.Blackout blackout :
        command.readList(answer, ScheduleAnswers.Blackout.class)) {
      table.row(
          Long.toString(blackout.id()),
          blackout.schedule() == null ? "all" : blackout.schedule(),
          Formats.time(blackout.from()),
          Formats.time(blackout.to()),
          Formats.plain(blackout.madeBy()),
          Formats.plain(blackout.reason()));
    }
    command.screen().table(table);
    return ExitCodes.OK;
  }

  /** Adds a blackout. */
  @Command(
      name = "add",
      description = {
        "Adds a blackout. When it ends, what was due follows the policy of each schedule for",
        "missed starts."
      })
  static final class Add extends RemoteCommand {

    @Option(
        names = "--schedule",
        paramLabel = "NAME",
        description = "Only this schedule; all by default.")
    private @Nullable String schedule;

    @Option(
        names = "--from",
        paramLabel = "TIME",
        required = true,
        description = "Start, for example 2026-12-24T18:00.")
    private String from = "";

    @Option(
        names = "--to",
        paramLabel = "TIME",
        required = true,
        description = "End, for example 2026-12-26T06:00.")
    private String to = "";

    @Option(names = "--reason", paramLabel = "R", description = "Reason, shown to operators.")
    private @Nullable String reason;

    Add(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      Map<String, Object> body =
          new TreeMap<>(Map.of("from", from, "to", to, "reason", required(reason)));
      put(body, "schedule", schedule);
      return show(this, operations().post("/api/blackouts", body));
    }
  }

  /** Ends a blackout. */
  @Command(name = "end", description = "Ends a blackout now, or takes it back.")
  static final class End extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the blackout.")
    private long id;

    End(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      return show(this, operations().post("/api/blackouts/" + id + "/end", null));
    }
  }
}
