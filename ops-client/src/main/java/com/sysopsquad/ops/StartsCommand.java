package com.sysopsquad.ops;

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

  private StartsCommand(OpsCommand ops) {
    super(ops);
  }

  static CommandLine line(OpsCommand ops, Following following) {
    return new CommandLine(new StartsCommand(ops))
        .addSubcommand(new Confirm(ops, following))
        .addSubcommand(new Decline(ops));
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
    for (Answers.Start start : readList(answer, Answers.Start.class)) {
      table.row(
          Long.toString(start.id()),
          start.job(),
          Formats.parameters(start.parameters()),
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
  static final class Confirm extends RemoteCommand {

    private final Following following;

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the start request.")
    private long id;

    @Option(
        names = {"-f", "--follow"},
        description = "Show progress until the run has ended.")
    private boolean follow;

    Confirm(OpsCommand ops, Following following) {
      super(ops);
      this.following = following;
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().post("/api/starts/" + id + "/confirm", null);
      Answers.Run run = read(answer, Answers.Run.class);
      if (follow) {
        return following.follow(this, run.id());
      }
      if (asJson()) {
        printJson(answer);
      } else {
        screen()
            .line(
                "Run %d of %s started. Follow it: ./ops run %d --follow"
                    .formatted(run.id(), run.job(), run.id()));
      }
      return ExitCodes.OK;
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

    Decline(OpsCommand ops) {
      super(ops);
    }

    @Override
    public Integer call() {
      if (reason == null || reason.isBlank()) {
        throw new CommandFailed(ExitCodes.USAGE, "Enter a reason with --reason.");
      }
      JsonNode answer =
          operations().post("/api/starts/" + id + "/decline", Map.of("reason", reason));
      if (asJson()) {
        printJson(answer);
      } else {
        screen().line("Start request %d declined.".formatted(id));
      }
      return ExitCodes.OK;
    }
  }
}
