package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Screen;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Shows a run until it has ended, across its recoveries.
 *
 * <p>Watching never affects the run: if this client is interrupted, or operations restarts in the
 * meantime, the run continues.
 */
final class Following {

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final int PATIENCE = 60;
  private static final int PATIENCE_AFTER_A_FAILURE = 5;

  private final Screen screen;
  private volatile long followed;

  Following(Screen screen) {
    this.screen = screen;
  }

  int follow(RemoteCommand command, long id) {
    followed = id;
    Thread goodbye = new Thread(this::sayThatItGoesOn, "goodbye");
    Runtime.getRuntime().addShutdownHook(goodbye);
    try {
      return watch(command);
    } finally {
      removeQuietly(goodbye);
    }
  }

  private int watch(RemoteCommand command) {
    String shown = "";
    int silent = 0;
    int waitedForRecovery = 0;
    while (true) {
      JsonNode answer = look(command, silent);
      if (answer == null) {
        if (silent++ == 0) {
          screen.error("Operations is not responding. The run continues. Retrying for a minute.");
        }
        pause();
        continue;
      }
      silent = 0;
      RunAnswers.Run run = command.read(answer, RunAnswers.Run.class);
      String line = command.asJson() ? answer.toString() : progress(run);
      if (!line.equals(shown)) {
        shown = line;
        show(command, answer, line);
      }
      if (run.completed()) {
        return end(command, run);
      }
      if (!run.running()) {
        OptionalLong next = run.next();
        if (next.isPresent()) {
          followed = next.getAsLong();
          waitedForRecovery = 0;
          continue;
        }
        if (waitedForRecovery++ >= patience(run)) {
          return end(command, run);
        }
      }
      pause();
    }
  }

  /**
   * A failed run may continue automatically; one whose process died does so once that is noticed.
   */
  private static int patience(RunAnswers.Run run) {
    if (run.recoveredAt() != null) {
      return PATIENCE;
    }
    return run.state().equals("FAILED") ? PATIENCE_AFTER_A_FAILURE : 0;
  }

  private @Nullable JsonNode look(RemoteCommand command, int silent) {
    try {
      return command.operations().get("/api/runs/" + followed);
    } catch (CommandFailed failed) {
      if (failed.unreachable() && silent < PATIENCE) {
        return null;
      }
      throw failed;
    }
  }

  private void show(RemoteCommand command, JsonNode answer, String line) {
    if (command.asJson()) {
      command.printJsonLine(answer);
    } else {
      screen.progress(line);
    }
  }

  private int end(RemoteCommand command, RunAnswers.Run run) {
    if (!command.asJson()) {
      RunAnswers.Progress progress = run.progress();
      String counts = progress == null ? "" : progress.outcomes();
      screen.line(
          "Run %d of %s: %s in %s.%s"
              .formatted(
                  run.id(),
                  run.job(),
                  run.state(),
                  Formats.duration(run.seconds()),
                  counts.isEmpty() ? "" : " " + counts + "."));
      if (!run.completed() && !run.message().isBlank()) {
        screen.error(Formats.plain(run.message()));
      }
    }
    return run.completed() ? ExitCodes.OK : ExitCodes.RUN_NOT_COMPLETED;
  }

  private void sayThatItGoesOn() {
    screen.endProgress();
    screen.error(
        "Run %d continues. Follow it: ./ops run %d --follow".formatted(followed, followed));
  }

  private static String progress(RunAnswers.Run run) {
    RunAnswers.Progress progress = run.progress();
    return "%s %d %s%s%s"
        .formatted(
            run.job(),
            run.id(),
            run.state(),
            progress == null ? "" : " " + progress.text(),
            run.running() && run.perSecond() > 0
                ? ", %s per second".formatted(Formats.number(run.perSecond()))
                : "");
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailed(ExitCodes.UNREACHABLE, "Interrupted. The run continues.");
    }
  }

  private static void removeQuietly(Thread goodbye) {
    try {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    } catch (IllegalStateException alreadyEnding) {
      // Ctrl-C came while the last answer was shown: the hook speaks, which is right.
    }
  }
}
