package com.sysopsquad.ops.resends;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Requests a quantum to send messages again after a restore. */
@Command(
    name = "resend",
    description = {
      "Has a quantum send again what it has sent since a moment or after a number, after a receiver"
          + " or the broker was restored.",
      "Receivers ignore what they already have. Cards and emails are never sent again."
    })
final class ResendCommand extends RemoteCommand {

  private static final int LONGEST_COUNT_SECONDS = 60;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "QUANTUM",
      description = "Who sends again: customer, billing, sysops or reporting.")
  private @Nullable String quantum;

  @Option(
      names = "--since",
      paramLabel = "MOMENT",
      description =
          "What was sent since then, for example 2026-11-28T14:00; a day before the backup that was"
              + " restored.")
  private @Nullable String since;

  @Option(
      names = "--after",
      paramLabel = "NUMBER",
      description =
          "What was sent after the message with this number; --dry-run shows the numbers.")
  private @Nullable Long after;

  @Option(names = "--queue", paramLabel = "QUEUE", description = "Only what goes to this queue.")
  private @Nullable String queue;

  @Option(names = "--to", paramLabel = "QUANTUM", description = "Only what this quantum receives.")
  private @Nullable String to;

  @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit.")
  private @Nullable String reason;

  @Option(names = "--dry-run", description = "Only counts the messages.")
  private boolean dryRun;

  private ResendCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ResendCommand(session)).addSubcommand(new Progress(session));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (quantum == null || (since == null && after == null)) {
      throw new CommandFailed(
          ExitCodes.USAGE,
          "Name the quantum that sends again, and the moment with --since or the number with"
              + " --after.");
    }
    JsonNode answer = operations().post("/api/resends", request());
    ResendAnswers.Resend resend = read(answer, ResendAnswers.Resend.class);
    for (int second = 0; dryRun && resend.open() && second < LONGEST_COUNT_SECONDS; second++) {
      Thread.sleep(1_000);
      answer = operations().get("/api/resends/" + resend.id());
      resend = read(answer, ResendAnswers.Resend.class);
    }
    if (asJson()) {
      printJson(answer);
    } else if (dryRun) {
      screen().line(Formats.plain(resend.text()));
    } else {
      screen()
          .line(
              "Resend %d of %s requested. Follow it: ./ops resend progress %d"
                  .formatted(resend.id(), Formats.plain(resend.quantum()), resend.id()));
    }
    return ExitCodes.OK;
  }

  private Map<String, Object> request() {
    Map<String, Object> request = new TreeMap<>();
    put(request, "quantum", quantum);
    put(request, "since", since);
    put(request, "after", after == null ? null : after.toString());
    put(request, "queue", queue);
    put(request, "to", to);
    put(request, "reason", dryRun ? reason : required(reason));
    request.put("dryRun", dryRun);
    return request;
  }

  /** The progress of a resend. */
  @Command(name = "progress", description = "Shows the progress of a resend.")
  static final class Progress extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "RESEND", description = "Number of the resend.")
    private long id;

    Progress(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().get("/api/resends/" + id);
      return reply(
          answer,
          () -> {
            ResendAnswers.Resend resend = read(answer, ResendAnswers.Resend.class);
            screen()
                .line(
                    "Resend %d of %s: %s"
                        .formatted(
                            resend.id(),
                            Formats.plain(resend.quantum()),
                            Formats.plain(resend.text())));
          });
    }
  }
}
