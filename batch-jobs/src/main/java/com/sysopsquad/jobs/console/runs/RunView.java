package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.ProgressBar;
import com.sysopsquad.jobs.run.Progress;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A run as the pages show it. */
record RunView(
    long id,
    String job,
    String parameters,
    Badge state,
    boolean running,
    boolean mayStop,
    boolean mayRestart,
    String kind,
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
        parameters(run.parameters()),
        Badge.of(run.state()),
        run.state().isRunning(),
        mayStop(run.state()),
        run.state().mayRestart(),
        kind(run.kind()),
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
        parameters(run.parameters()),
        Badge.of(run.state()),
        run.state().isRunning(),
        mayStop(run.state()),
        run.state().mayRestart() && isLatest(run),
        kind(run.kind()),
        run.startedBy(),
        Timestamp.of(run.startedAt(), formats),
        Timestamp.of(run.endedAt(), formats),
        Formats.duration(run.duration()),
        run.message(),
        bar(run.progress()));
  }

  static String parameters(Map<String, String> parameters) {
    return new TreeMap<>(parameters)
        .entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(", "));
  }

  static String kind(Run.Kind kind) {
    return switch (kind) {
      case START -> "started";
      case RESTART -> "restarted";
      case RECOVERY -> "recovered";
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
