package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run.
 *
 * @param running whether it is still running
 * @param restartable whether it can be restarted
 * @param seconds from start to end, or until now
 * @param message why it ended this way; empty if there is nothing to say
 * @param confirmedBy second person of its start; only if a single run is requested
 * @param progress in a list only while it runs and when it has completed
 * @param perSecond items done per second; 0 if not known
 * @param outcomes outcomes of its items, and of their amounts in minor units by currency; only if a
 *     single run of a job that moves money is requested
 * @param steps only if a single run is requested
 * @param attempts all executions of the same job and parameters, oldest first; only if a single run
 *     is requested
 */
public record RunAnswer(
    long id,
    String job,
    Map<String, String> parameters,
    RunState state,
    boolean running,
    boolean restartable,
    Run.Kind kind,
    String startedBy,
    @Nullable String confirmedBy,
    @Nullable String node,
    @Nullable OffsetDateTime createdAt,
    @Nullable OffsetDateTime startedAt,
    @Nullable OffsetDateTime endedAt,
    @Nullable OffsetDateTime recoveredAt,
    @Nullable String stopRequestedBy,
    long seconds,
    String message,
    @Nullable ProgressAnswer progress,
    long perSecond,
    @Nullable Map<String, Amounts> outcomes,
    @Nullable List<StepAnswer> steps,
    @Nullable List<AttemptAnswer> attempts) {

  /** A run with its steps and attempts. */
  public static RunAnswer of(Run run, Formats formats) {
    return new RunAnswer(
        run.id(),
        run.job(),
        run.parameters(),
        run.state(),
        run.state().isRunning(),
        run.state().mayRestart(),
        run.kind(),
        run.startedBy(),
        run.confirmedBy(),
        run.node(),
        formats.at(run.createdAt()),
        formats.at(run.startedAt()),
        formats.at(run.endedAt()),
        formats.at(run.recoveredAt()),
        run.stopRequestedBy(),
        run.duration().toSeconds(),
        run.message(),
        ProgressAnswer.of(run.progress()),
        run.perSecond(),
        null,
        run.steps().stream().map(step -> StepAnswer.of(step, formats)).toList(),
        run.attempts().stream().map(attempt -> AttemptAnswer.of(attempt, formats)).toList());
  }

  /** The same with the outcomes of its items and of their amounts. */
  RunAnswer with(Map<String, Amounts> found) {
    return new RunAnswer(
        id,
        job,
        parameters,
        state,
        running,
        restartable,
        kind,
        startedBy,
        confirmedBy,
        node,
        createdAt,
        startedAt,
        endedAt,
        recoveredAt,
        stopRequestedBy,
        seconds,
        message,
        progress,
        perSecond,
        found.isEmpty() ? null : found,
        steps,
        attempts);
  }

  static RunAnswer of(Runs.Summary run, @Nullable Progress progress, Formats formats) {
    return new RunAnswer(
        run.id(),
        run.job(),
        run.parameters(),
        run.state(),
        run.state().isRunning(),
        run.state().mayRestart(),
        run.kind(),
        run.startedBy(),
        null,
        null,
        formats.at(run.createdAt()),
        formats.at(run.startedAt()),
        formats.at(run.endedAt()),
        null,
        null,
        run.duration().toSeconds(),
        run.message(),
        ProgressAnswer.of(progress),
        0,
        null,
        null,
        null);
  }

  /** Its progress; the counts are in display order. */
  public record ProgressAnswer(long total, long done, int percent, Map<String, Long> counts) {

    static @Nullable ProgressAnswer of(@Nullable Progress progress) {
      return progress == null
          ? null
          : new ProgressAnswer(
              progress.total(), progress.done(), progress.percent(), progress.counts());
    }
  }

  /** A step, or a partition of one. */
  public record StepAnswer(
      String name,
      RunState state,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt,
      long seconds,
      long read,
      long written,
      long skipped,
      String message) {

    static StepAnswer of(Run.StepRun step, Formats formats) {
      return new StepAnswer(
          step.name(),
          step.state(),
          formats.at(step.startedAt()),
          formats.at(step.endedAt()),
          step.duration().toSeconds(),
          step.read(),
          step.written(),
          step.skipped(),
          step.message());
    }
  }

  /** An execution of the same job and parameters. */
  public record AttemptAnswer(
      long id,
      RunState state,
      Run.Kind kind,
      String startedBy,
      @Nullable OffsetDateTime createdAt,
      @Nullable OffsetDateTime endedAt,
      String message) {

    static AttemptAnswer of(Run.Attempt attempt, Formats formats) {
      return new AttemptAnswer(
          attempt.id(),
          attempt.state(),
          attempt.kind(),
          attempt.startedBy(),
          formats.at(attempt.createdAt()),
          formats.at(attempt.endedAt()),
          attempt.message());
    }
  }
}
