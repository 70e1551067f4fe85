package com.sysopsquad.jobs.console.runs.compare;

import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two runs side by side; a difference is from a to b.
 *
 * @param sameJob whether both are of one job
 * @param durations milliseconds of the whole run, and of each step
 * @param counts numbers of items by outcome, and those that were read, written and skipped, each of
 *     the step with the most
 * @param money amounts in minor units, by outcome and currency
 */
record ComparisonAnswer(
    ComparedRunAnswer a,
    ComparedRunAnswer b,
    boolean sameJob,
    List<ComparedParameterAnswer> parameters,
    List<ComparedNumberAnswer> durations,
    List<ComparedNumberAnswer> counts,
    List<ComparedMoneyAnswer> money) {

  static ComparisonAnswer of(Comparison comparison, Formats formats) {
    return new ComparisonAnswer(
        ComparedRunAnswer.of(comparison.a(), formats),
        ComparedRunAnswer.of(comparison.b(), formats),
        comparison.a().job().equals(comparison.b().job()),
        comparison.parameters().stream()
            .map(
                parameter ->
                    new ComparedParameterAnswer(
                        parameter.name(), parameter.a(), parameter.b(), parameter.differs()))
            .toList(),
        comparison.durations().stream().map(ComparedNumberAnswer::of).toList(),
        comparison.counts().stream().map(ComparedNumberAnswer::of).toList(),
        comparison.money().stream()
            .map(
                money ->
                    new ComparedMoneyAnswer(
                        money.outcome(),
                        money.currency(),
                        money.a(),
                        money.b(),
                        money.line(money.outcome()).difference()))
            .toList());
  }

  /** One of the two runs. */
  record ComparedRunAnswer(
      long id,
      String job,
      RunState state,
      String startedBy,
      @Nullable OffsetDateTime startedAt,
      @Nullable OffsetDateTime endedAt) {

    static ComparedRunAnswer of(Run run, Formats formats) {
      return new ComparedRunAnswer(
          run.id(),
          run.job(),
          run.state(),
          run.startedBy(),
          formats.at(run.startedAt()),
          formats.at(run.endedAt()));
    }
  }

  /** A parameter; missing where a run does not have it. */
  record ComparedParameterAnswer(
      String name, @Nullable String a, @Nullable String b, boolean differs) {}

  /** A number; missing where a run does not have it, and then there is no difference. */
  record ComparedNumberAnswer(
      String what, @Nullable Long a, @Nullable Long b, @Nullable Long difference) {

    static ComparedNumberAnswer of(Comparison.Line line) {
      return new ComparedNumberAnswer(line.what(), line.a(), line.b(), line.difference());
    }
  }

  /** An amount in minor units; missing for a run without any, and then there is no difference. */
  record ComparedMoneyAnswer(
      String outcome,
      String currency,
      @Nullable Long a,
      @Nullable Long b,
      @Nullable Long difference) {}
}
