package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the starts that require two people; its subcommands confirm or decline one. */
@Command(name = "starts", description = "Lists start requests, or confirms or declines one.")
final class StartsCommand extends RemoteCommand {

  private StartsCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session, Following following) {
    return new CommandLine(new StartsCommand(session))
        .addSubcommand(new Confirm(session, following))
        .addSubcommand(new Decline(session));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/starts");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table =
        new Table("START", "JOB", "PARAMETERS", "STATE", "REQUESTED BY", "EXPIRES", "WHAT", "RUN");
    for (RunAnswers.Start start : readList(answer, RunAnswers.Start.class)) {
      table.row(
          Long.toString(start.id()),
          start.job(),
          Formats.parameters(start.parameters(), start.askedAt()),
          start.word(),
          start.askedBy(),
          Formats.time(start.expiresAt()),
          Formats.plain(start.summary()),
          start.run() == null ? "-" : Long.toString(start.run()));
    }
    screen().table(table);
    return ExitCodes.OK;
  }

  /** Confirms what another person requested, and starts it. */
  @Command(name = "confirm", description = "Confirms another operator's request. The job starts.")
  static final class Confirm extends FollowableCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the start request.")
    private long id;

    Confirm(Session session, Following following) {
      super(session, following);
    }

    @Override
    public Integer call() {
      return started(operations().post("/api/starts/" + id + "/confirm", null));
    }
  }

  /** Declines another operator's request. */
  @Command(name = "decline", description = "Declines another operator's request.")
  static final class Decline extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the start request.")
    private long id;

    @Option(
        names = "--reason",
        paramLabel = "R",
        description = "Reason, for the person who requested it.")
    private @Nullable String reason;

    Decline(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer =
          operations().post("/api/starts/" + id + "/decline", Map.of("reason", required(reason)));
      return reply(answer, () -> screen().line("Start request %d declined.".formatted(id)));
    }
  }
}
