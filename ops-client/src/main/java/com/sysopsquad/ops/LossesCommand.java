package com.sysopsquad.ops;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists what quanta lack of the messages sent to them; its subcommand confirms a loss. */
@Command(
    name = "losses",
    description = {
      "Lists messages that were sent and never arrived, since a database or the broker was"
          + " restored.",
      "A loss disappears when its messages have arrived: see ./ops resend."
    })
final class LossesCommand extends RemoteCommand {

  private LossesCommand(OpsCommand ops) {
    super(ops);
  }

  static CommandLine line(OpsCommand ops) {
    return new CommandLine(new LossesCommand(ops)).addSubcommand(new Confirm(ops));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/losses");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    List<Answers.Loss> losses = readList(answer, Answers.Loss.class);
    Table table = new Table("LOSS", "RECEIVER", "SENDER", "QUEUES", "SENT SINCE", "NOTICED");
    for (Answers.Loss loss : losses) {
      table.row(
          Long.toString(loss.id()),
          loss.quantum(),
          loss.source(),
          String.join(", ", loss.queues()),
          Formats.time(loss.since()),
          Formats.time(loss.noticedAt()));
    }
    screen().table(table);
    losses.forEach(
        loss -> screen().line("Loss %d: %s".formatted(loss.id(), Formats.plain(loss.text()))));
    return ExitCodes.OK;
  }

  /** Accepts that messages are lost. */
  @Command(name = "confirm", description = "Accepts the loss, so that it is no longer reported.")
  static final class Confirm extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "LOSS", description = "Number of the loss.")
    private long id;

    @Option(names = "--reason", paramLabel = "R", description = "The reason, for the audit.")
    private @Nullable String reason;

    Confirm(OpsCommand ops) {
      super(ops);
    }

    @Override
    public Integer call() {
      if (reason == null || reason.isBlank()) {
        throw new CommandFailed(ExitCodes.USAGE, "Enter a reason with --reason.");
      }
      JsonNode answer =
          operations().post("/api/losses/" + id + "/confirm", Map.of("reason", reason));
      if (asJson()) {
        printJson(answer);
      } else {
        Answers.Loss loss = read(answer, Answers.Loss.class);
        screen()
            .line(
                "Loss %d of %s is confirmed.".formatted(loss.id(), Formats.plain(loss.quantum())));
      }
      return ExitCodes.OK;
    }
  }
}
