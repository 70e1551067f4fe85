package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProgressBar;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as the pages show it.
 *
 * @param origin how it was created, for example "Started by" or "Restarted by"
 */
record RunView(
    long id,
    String job,
    String parameters,
    Badge state,
    boolean running,
    boolean mayStop,
    boolean mayRestart,
    String origin,
    String startedBy,
    Timestamp started,
    Timestamp ended,
    String duration,
    String message,
    @Nullable ProgressBar progress) {

  static RunView of(Runs.Summary run, @Nullable Progress progress, Formats formats) {
    return new RunView(
        run.id(),
        run.job(),
        formats.parameters(run.parameters()),
        Badge.of(run.state()),
        run.state().isRunning(),
        mayStop(run.state()),
        run.state().mayRestart(),
        origin(run.kind()),
        run.startedBy(),
        Timestamp.of(run.startedAt(), formats),
        Timestamp.of(run.endedAt(), formats),
        Formats.duration(run.duration()),
        run.message(),
        bar(progress));
  }

  static RunView of(Run run, Formats formats) {
    return new RunView(
        run.id(),
        run.job(),
        formats.parameters(run.parameters()),
        state(run),
        run.state().isRunning(),
        mayStop(run.state()),
        run.state().mayRestart() && isLatest(run),
        origin(run.kind()),
        run.startedBy(),
        Timestamp.of(run.startedAt(), formats),
        Timestamp.of(run.endedAt(), formats),
        Formats.duration(run.duration()),
        run.message(),
        bar(run.progress()));
  }

  static Badge state(Run run) {
    return Badge.of(run.state());
  }

  static String origin(Run.Kind kind) {
    return switch (kind) {
      case START -> "Started by";
      case RESTART -> "Restarted by";
      case RECOVERY -> "Recovered by";
    };
  }

  private static boolean mayStop(RunState state) {
    return state == RunState.STARTING || state == RunState.RUNNING;
  }

  private static boolean isLatest(Run run) {
    List<Run.Attempt> attempts = run.attempts();
    return attempts.isEmpty() || attempts.getLast().id() == run.id();
  }

  private static @Nullable ProgressBar bar(@Nullable Progress progress) {
    return progress == null ? null : ProgressBar.of(progress);
  }
}
