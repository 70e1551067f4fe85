package com.sysopsquad.jobs.console.page;

import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run with everything that is known of it.
 *
 * @param speed for example "1,200 a second"; null when not known
 */
record RunDetail(
    RunView run,
    String node,
    Told recovered,
    @Nullable String stopRequestedBy,
    @Nullable String speed,
    List<StepView> steps,
    List<AttemptView> attempts) {

  static RunDetail of(Run run, Moments moments) {
    return new RunDetail(
        RunView.of(run, moments),
        run.node(),
        Told.of(run.recoveredAt(), moments),
        run.stopRequestedBy(),
        run.perSecond() > 0 ? ProgressBar.number(run.perSecond()) + " a second" : null,
        run.steps().stream().map(step -> StepView.of(step, moments)).toList(),
        run.attempts().stream().map(attempt -> AttemptView.of(attempt, run, moments)).toList());
  }

  /** A step, or one of its partitions, which is shown beneath it. */
  record StepView(
      String name,
      boolean partition,
      StateBadge state,
      Told started,
      String duration,
      String read,
      String written,
      String skipped,
      String message) {

    static StepView of(Run.StepRun step, Moments moments) {
      int colon = step.name().indexOf(':');
      return new StepView(
          colon < 0 ? step.name() : step.name().substring(colon + 1),
          colon >= 0,
          StateBadge.of(step.state()),
          Told.of(step.startedAt(), moments),
          Moments.duration(step.duration()),
          ProgressBar.number(step.read()),
          ProgressBar.number(step.written()),
          ProgressBar.number(step.skipped()),
          step.message());
    }
  }

  /** An execution of the same job and parameters. */
  record AttemptView(
      long id,
      boolean shown,
      StateBadge state,
      String kind,
      String startedBy,
      Told created,
      Told ended,
      String message) {

    static AttemptView of(Run.Attempt attempt, Run shown, Moments moments) {
      return new AttemptView(
          attempt.id(),
          attempt.id() == shown.id(),
          StateBadge.of(attempt.state()),
          RunView.kind(attempt.kind()),
          attempt.startedBy(),
          Told.of(attempt.createdAt(), moments),
          Told.of(attempt.endedAt(), moments),
          attempt.message());
    }
  }
}
