package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sends dead letters again to the queue where they failed. */
@Command(
    name = "replay",
    description = "Replays dead letters by number, group or queue. Each is applied once.")
final class ReplayCommand extends RemoteCommand {

  @Parameters(paramLabel = "ID", arity = "0..*", description = "Numbers of dead letters.")
  private List<Long> ids = List.of();

  @Option(
      names = "--fingerprint",
      paramLabel = "F",
      description = "All dead letters of this group.")
  private @Nullable String fingerprint;

  @Option(names = "--queue", paramLabel = "QUEUE", description = "All dead letters of this queue.")
  private @Nullable String queue;

  @Option(
      names = "--trial",
      paramLabel = "N",
      description = "Sends only the N oldest at first; then ./ops replay rest or cancel.")
  private @Nullable Integer trial;

  @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit log.")
  private @Nullable String reason;

  private ReplayCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ReplayCommand(session))
        .addSubcommand(new HeldCommand(session))
        .addSubcommand(new Progress(session))
        .addSubcommand(new Rest(session))
        .addSubcommand(new Pause(session))
        .addSubcommand(new Resume(session))
        .addSubcommand(new Cancel(session));
  }

  @Override
  public Integer call() {
    boolean bulk = fingerprint != null || queue != null;
    if (bulk != ids.isEmpty()) {
      throw new CommandFailed(
          ExitCodes.USAGE, "Enter either numbers of dead letters, or --fingerprint or --queue.");
    }
    if (trial != null && !bulk) {
      throw new CommandFailed(ExitCodes.USAGE, "--trial needs --fingerprint or --queue.");
    }
    if (bulk) {
      show(operations().post("/api/replays", request()));
    } else {
      ids.forEach(id -> show(operations().post("/api/dead-letters/" + id + "/replay", request())));
    }
    return ExitCodes.OK;
  }

  private Map<String, Object> request() {
    Map<String, String> texts = new TreeMap<>();
    put(texts, "fingerprint", fingerprint);
    put(texts, "queue", queue);
    put(texts, "reason", reason);
    Map<String, Object> request = new TreeMap<>(texts);
    if (trial != null) {
      request.put("trial", trial);
    }
    return request;
  }

  private void show(JsonNode answer) {
    if (asJson()) {
      printJson(answer);
      return;
    }
    DeadLetterAnswers.Replay replay = read(answer, DeadLetterAnswers.Replay.class);
    screen()
        .line(
            "Replay %d of %s: %s to send%s. Follow it: ./ops replay progress %d"
                .formatted(
                    replay.id(),
                    Formats.plain(replay.askedFor()),
                    Formats.number(replay.unsent()),
                    replay.trial() == null
                        ? ""
                        : ", %s of them as a trial"
                            .formatted(Formats.number(replay.trial().messages())),
                    replay.id()));
  }

  /** What a command shows about an existing replay. */
  abstract static class OnReplay extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "REPLAY", description = "Number of the replay.")
    private long id;

    OnReplay(Session session) {
      super(session);
    }

    abstract JsonNode answer(long id);

    @Override
    public final Integer call() {
      JsonNode answer = answer(id);
      if (asJson()) {
        printJson(answer);
        return ExitCodes.OK;
      }
      DeadLetterAnswers.Replay replay = read(answer, DeadLetterAnswers.Replay.class);
      screen()
          .line(
              "Replay %d of %s: %s applied, %s failed again, %s could not be sent, %s in progress, %s not sent%s."
                  .formatted(
                      replay.id(),
                      Formats.plain(replay.askedFor()),
                      Formats.number(replay.applied()),
                      Formats.number(replay.failed()),
                      Formats.number(Objects.requireNonNullElse(replay.refused(), 0L)),
                      Formats.number(replay.underway()),
                      Formats.number(replay.unsent()),
                      replay.cancelledAt() != null
                          ? ", the rest canceled"
                          : replay.pausedAt() != null ? ", paused" : ""));
      if (replay.trial() != null) {
        screen().line(trial(replay.id(), replay.trial()));
      }
      return ExitCodes.OK;
    }

    private static String trial(long id, DeadLetterAnswers.Trial trial) {
      return "Trial of %s: %s applied, %s failed again, %s could not be sent, %s in progress, %s not sent.%s"
          .formatted(
              Formats.number(trial.messages()),
              Formats.number(trial.applied()),
              Formats.number(trial.failed()),
              Formats.number(trial.refused()),
              Formats.number(trial.underway()),
              Formats.number(trial.unsent()),
              trial.holds()
                  ? " The rest (%s) waits: ./ops replay rest %d, or cancel %d."
                      .formatted(Formats.number(trial.rest()), id, id)
                  : "");
    }
  }

  /** The progress of a replay. */
  @Command(name = "progress", description = "Shows the progress of a replay.")
  static final class Progress extends OnReplay {

    Progress(Session session) {
      super(session);
    }

    @Override
    JsonNode answer(long id) {
      return operations().get("/api/replays/" + id);
    }
  }

  /** Sends the rest of a replay after its trial. */
  @Command(name = "rest", description = "Sends the rest of a replay after its trial.")
  static final class Rest extends OnReplay {

    Rest(Session session) {
      super(session);
    }

    @Override
    JsonNode answer(long id) {
      return operations().post("/api/replays/" + id + "/rest", null);
    }
  }

  /** Pauses a replay. */
  @Command(name = "pause", description = "Pauses a replay until it is resumed.")
  static final class Pause extends OnReplay {

    Pause(Session session) {
      super(session);
    }

    @Override
    JsonNode answer(long id) {
      return operations().post("/api/replays/" + id + "/pause", null);
    }
  }

  /** Ends the pause of a replay. */
  @Command(name = "resume", description = "Resumes a paused replay.")
  static final class Resume extends OnReplay {

    Resume(Session session) {
      super(session);
    }

    @Override
    JsonNode answer(long id) {
      return operations().post("/api/replays/" + id + "/resume", null);
    }
  }

  /** Cancels the messages of a replay that were not sent yet. */
  @Command(
      name = "cancel",
      description = "Cancels the part of a replay that has not been sent yet.")
  static final class Cancel extends OnReplay {

    Cancel(Session session) {
      super(session);
    }

    @Override
    JsonNode answer(long id) {
      return operations().post("/api/replays/" + id + "/cancel", null);
    }
  }
}
