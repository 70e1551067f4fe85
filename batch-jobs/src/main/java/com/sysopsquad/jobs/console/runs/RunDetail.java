package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
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
    Timestamp recovered,
    @Nullable String stopRequestedBy,
    @Nullable String speed,
    List<StepView> steps,
    List<AttemptView> attempts) {

  static RunDetail of(Run run, Formats formats) {
    return new RunDetail(
        RunView.of(run, formats),
        run.node(),
        Timestamp.of(run.recoveredAt(), formats),
        run.stopRequestedBy(),
        run.perSecond() > 0 ? Formats.number(run.perSecond()) + " a second" : null,
        run.steps().stream().map(step -> StepView.of(step, formats)).toList(),
        run.attempts().stream().map(attempt -> AttemptView.of(attempt, run, formats)).toList());
  }

  /** A step, or one of its partitions, which is shown beneath it. */
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
