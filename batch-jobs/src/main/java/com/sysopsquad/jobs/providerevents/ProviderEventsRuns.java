package com.sysopsquad.jobs.providerevents;

import com.sysopsquad.billing.event.EventSums;
import com.sysopsquad.billing.event.EventSums.Sum;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.RepeatableJob;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.JobExecution;

/** How the job providerEvents can be started: any number of runs, one at a time. */
class ProviderEventsRuns extends RepeatableJob {

  static final String NAME = "providerEvents";

  private static final String REQUESTED_AT = "requestedAt";

  private final EventSums sums;

  ProviderEventsRuns(EventSums sums, Clock clock) {
    super(NAME, clock);
    this.sums = sums;
  }

  /** What identifies the run in billing. */
  static Instant run(JobExecution execution) {
    return Instant.parse(requestedAt(execution));
  }

  @Override
  public String description() {
    return "Reads what the payment provider did by itself: disputes and their money, refunds that"
        + " failed or were made there, and payments that failed later. Posts it, and raises alerts"
        + " for billing.";
  }

  /** Each event is applied once, so it is always safe to continue. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }

  @Override
  public Map<String, Amounts> outcomes(Map<String, String> identity) {
    String run = identity.get(REQUESTED_AT);
    if (run == null) {
      return Map.of();
    }
    Map<String, List<Sum>> byOutcome =
        sums.of(Instant.parse(run)).stream()
            .collect(Collectors.groupingBy(Sum::outcome, LinkedHashMap::new, Collectors.toList()));
    var outcomes = new LinkedHashMap<String, Amounts>();
    byOutcome.forEach((outcome, each) -> outcomes.put(outcome, amounts(each)));
    return outcomes;
  }

  private static Amounts amounts(List<Sum> sums) {
    return new Amounts(
        sums.stream().mapToLong(Sum::count).sum(),
        sums.stream()
            .filter(sum -> sum.currency() != null)
            .collect(Collectors.toMap(sum -> Objects.requireNonNull(sum.currency()), Sum::minor)));
  }
}
