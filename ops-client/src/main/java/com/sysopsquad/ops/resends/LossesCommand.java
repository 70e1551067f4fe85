package com.sysopsquad.ops.resends;

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

/** Lists what quanta have lost of the messages between them; its subcommand confirms a loss. */
@Command(
    name = "losses",
    description = {
      "Lists messages that never arrived, or that their sender no longer knows, since a database or"
          + " the broker was restored.",
      "A loss disappears when its messages have arrived (see ./ops resend) or it is confirmed."
    })
final class LossesCommand extends RemoteCommand {

  private LossesCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new LossesCommand(session)).addSubcommand(new Confirm(session));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/losses");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    List<ResendAnswers.Loss> losses = readList(answer, ResendAnswers.Loss.class);
    Table table = new Table("LOSS", "RECEIVER", "SENDER", "QUEUES", "SENT SINCE", "NOTICED");
    for (ResendAnswers.Loss loss : losses) {
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

    Confirm(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer =
          operations().post("/api/losses/" + id + "/confirm", Map.of("reason", required(reason)));
      return reply(
          answer,
          () -> {
            ResendAnswers.Loss loss = read(answer, ResendAnswers.Loss.class);
            screen()
                .line(
                    "Loss %d of %s is confirmed."
                        .formatted(loss.id(), Formats.plain(loss.quantum())));
          });
    }
  }
}
