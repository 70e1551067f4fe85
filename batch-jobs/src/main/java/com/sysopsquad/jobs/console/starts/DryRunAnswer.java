package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.DryRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a start would do.
 *
 * @param summary for example "1,018 charges, $24,911.80"
 * @param begun whether an earlier run has begun it; then the figures are those of the rest
 * @param comparedWith the run with which the figures are compared, for example "2026-11"
 * @param secondPerson why the start requires a second person; null if it does not
 * @param reasonRequired whether the person who requests it must give a reason
 */
record DryRunAnswer(
    String job,
    Map<String, String> parameters,
    String summary,
    boolean begun,
    List<FigureAnswer> figures,
    @Nullable String comparedWith,
    List<String> remarks,
    @Nullable String secondPerson,
    boolean reasonRequired) {

  /** A count and its amounts in minor units by currency. */
  record FigureAnswer(String what, AmountsAnswer now, @Nullable AmountsAnswer before) {

    static FigureAnswer of(DryRun.Figure figure) {
      Amounts before = figure.before();
      return new FigureAnswer(
          figure.what(),
          AmountsAnswer.of(figure.now()),
          before == null ? null : AmountsAnswer.of(before));
    }
  }

  /** The number, and the amounts by currency. */
  record AmountsAnswer(@Nullable Long count, Map<String, Long> minor) {

    static AmountsAnswer of(Amounts amounts) {
      return new AmountsAnswer(amounts.count(), new TreeMap<>(amounts.minor()));
    }
  }

  static List<FigureAnswer> figures(DryRun dryRun) {
    return dryRun.figures().stream().map(FigureAnswer::of).toList();
  }
}
