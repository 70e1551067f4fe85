package com.sysopsquad.jobs.console.runs.compare;

import com.sysopsquad.jobs.console.runs.RunItems;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts two runs side by side. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class ComparingRuns {

  private final Runs runs;
  private final RunItems items;

  ComparingRuns(Runs runs, RunItems items) {
    this.runs = runs;
    this.items = items;
  }

  /**
   * The run with which a run is usually compared: the last completed one of the same job before it.
   *
   * @throws com.sysopsquad.jobs.run.NoSuchRun if there is no such run
   */
  OptionalLong before(long id) {
    RunFilter completed = RunFilter.of(runs.find(id).job()).in(RunState.COMPLETED);
    return runs.list(completed, Runs.Position.before(id), 1).stream()
        .mapToLong(Runs.Summary::id)
        .findFirst();
  }

  /**
   * Compares two runs.
   *
   * @throws com.sysopsquad.jobs.run.NoSuchRun if one of them does not exist
   */
  Comparison compare(long first, long second) {
    Run a = runs.find(first);
    Run b = runs.find(second);
    return new Comparison(a, b, parameters(a, b), durations(a, b), counts(a, b), money(a, b));
  }

  private static List<Comparison.Parameter> parameters(Run a, Run b) {
    Set<String> names = new TreeSet<>(a.parameters().keySet());
    names.addAll(b.parameters().keySet());
    return names.stream()
        .map(
            name ->
                new Comparison.Parameter(name, a.parameters().get(name), b.parameters().get(name)))
        .toList();
  }

  private static List<Comparison.Line> durations(Run a, Run b) {
    List<Comparison.Line> lines = new ArrayList<>();
    lines.add(
        new Comparison.Line(
            Comparison.WHOLE_RUN, a.duration().toMillis(), b.duration().toMillis()));
    lines.addAll(lines(millis(a), millis(b)));
    return lines;
  }

  private static Map<String, Long> millis(Run run) {
    Map<String, Long> millis = new LinkedHashMap<>();
    whole(run).forEach(step -> millis.merge(step.name(), step.duration().toMillis(), Long::sum));
    return millis;
  }

  private static List<Comparison.Line> counts(Run a, Run b) {
    return lines(counts(a), counts(b));
  }

  private static Map<String, Long> counts(Run run) {
    Map<String, Long> counts = new LinkedHashMap<>();
    Progress progress = run.progress();
    if (progress != null) {
      counts.put("total", progress.total());
      progress.counts().forEach(counts::putIfAbsent);
    }
    counts.put("items read (largest step)", most(run, Run.StepRun::read));
    counts.put("items written (largest step)", most(run, Run.StepRun::written));
    counts.put("items skipped (largest step)", most(run, Run.StepRun::skipped));
    return counts;
  }

  /** Steps count the same items one after the other, so their sum would mean nothing. */
  private static long most(Run run, ToLongFunction<Run.StepRun> count) {
    return whole(run).mapToLong(count).max().orElse(0);
  }

  /** The steps without their partitions, which are in their step. */
  private static Stream<Run.StepRun> whole(Run run) {
    return run.steps().stream().filter(step -> !step.isPartition());
  }

  private List<Comparison.Money> money(Run a, Run b) {
    Map<String, Amounts> ofA = items.outcomes(a);
    Map<String, Amounts> ofB = items.outcomes(b);
    List<Comparison.Money> money = new ArrayList<>();
    for (String outcome : inOrder(ofA.keySet(), ofB.keySet())) {
      Map<String, Long> minorA = minor(ofA.get(outcome));
      Map<String, Long> minorB = minor(ofB.get(outcome));
      Set<String> currencies = new TreeSet<>(minorA.keySet());
      currencies.addAll(minorB.keySet());
      for (String currency : currencies) {
        money.add(
            new Comparison.Money(
                outcome,
                currency,
                hasAmounts(ofA) ? minorA.getOrDefault(currency, 0L) : null,
                hasAmounts(ofB) ? minorB.getOrDefault(currency, 0L) : null));
      }
    }
    return money;
  }

  private static boolean hasAmounts(Map<String, Amounts> outcomes) {
    return outcomes.values().stream().anyMatch(amounts -> !amounts.minor().isEmpty());
  }

  private static Map<String, Long> minor(@Nullable Amounts amounts) {
    return amounts == null ? Map.of() : amounts.minor();
  }

  private static List<Comparison.Line> lines(Map<String, Long> a, Map<String, Long> b) {
    return inOrder(a.keySet(), b.keySet()).stream()
        .map(name -> new Comparison.Line(name, a.get(name), b.get(name)))
        .toList();
  }

  private static SequencedSet<String> inOrder(Set<String> a, Set<String> b) {
    SequencedSet<String> names = new LinkedHashSet<>(a);
    names.addAll(b);
    return names;
  }
}
