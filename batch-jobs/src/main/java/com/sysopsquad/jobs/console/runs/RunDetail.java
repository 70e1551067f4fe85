package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known about one run.
 *
 * @param confirmedBy second person of its start; null if none was required
 * @param speed for example "1,200 a second"; null if not known
 * @param left for example "about 12 seconds left"; null if not known
 * @param money null if no money moves
 */
record RunDetail(
    RunView run,
    @Nullable String confirmedBy,
    String node,
    Timestamp recovered,
    @Nullable String stopRequestedBy,
    @Nullable String speed,
    @Nullable String left,
    @Nullable MoneyView money,
    List<StepView> steps,
    List<AttemptView> attempts) {

  static RunDetail of(Run run, Map<String, Amounts> outcomes, Formats formats) {
    return new RunDetail(
        RunView.of(run, formats),
        run.confirmedBy(),
        run.node(),
        Timestamp.of(run.recoveredAt(), formats),
        run.stopRequestedBy(),
        run.perSecond() > 0 ? Formats.number(run.perSecond()) + " a second" : null,
        left(run),
        MoneyView.of(outcomes),
        run.steps().stream().map(step -> StepView.of(step, formats)).toList(),
        run.attempts().stream().map(attempt -> AttemptView.of(attempt, run, formats)).toList());
  }

  private static @Nullable String left(Run run) {
    Progress progress = run.progress();
    if (progress == null
        || !run.state().isRunning()
        || run.perSecond() <= 0
        || progress.done() >= progress.total()) {
      return null;
    }
    Duration left =
        Duration.ofSeconds(Math.ceilDiv(progress.total() - progress.done(), run.perSecond()));
    return "About %s left".formatted(Formats.duration(left));
  }

  /** A step, or one of its partitions, which is shown below it. */
  record StepView(
      String name,
      boolean partition,
      Badge state,
      Timestamp started,
      String duration,
      String read,
      String written,
      String skipped,
      String message) {

    static StepView of(Run.StepRun step, Formats formats) {
      int colon = step.name().indexOf(':');
      return new StepView(
          colon < 0 ? step.name() : step.name().substring(colon + 1),
          colon >= 0,
          Badge.of(step.state()),
          Timestamp.of(step.startedAt(), formats),
          Formats.duration(step.duration()),
          Formats.number(step.read()),
          Formats.number(step.written()),
          Formats.number(step.skipped()),
          step.message());
    }
  }

  /** An execution of the same job and parameters. */
  record AttemptView(
      long id,
      boolean shown,
      Badge state,
      String origin,
      String startedBy,
      Timestamp created,
      Timestamp ended,
      String message) {

    static AttemptView of(Run.Attempt attempt, Run shown, Formats formats) {
      return new AttemptView(
          attempt.id(),
          attempt.id() == shown.id(),
          Badge.of(attempt.state()),
          RunView.origin(attempt.kind()),
          attempt.startedBy(),
          Timestamp.of(attempt.createdAt(), formats),
          Timestamp.of(attempt.endedAt(), formats),
          attempt.message());
    }
  }
}
