package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.BillOutcomes;
import com.sysopsquad.billing.bill.BillingRuns;
import com.sysopsquad.billing.bill.OpeningBillingRuns;
import com.sysopsquad.billing.bill.RunProgress;
import com.sysopsquad.billing.hold.Hold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.DryRun;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.job.RunItem;
import com.sysopsquad.jobs.job.SecondPerson;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** The payment job as it can be started: one run a month. */
@Component
class PaymentRuns implements LaunchableJob {

  static final String NAME = "payment";
  static final String BILLING_MONTH = "billingMonth";

  private final BillingRuns runs;
  private final OpeningBillingRuns opening;
  private final BillOutcomes outcomes;
  private final HoldingBilling holding;
  private final PaymentSettings settings;
  private final Clock clock;
  private final ZoneId zone;

  PaymentRuns(
      BillingRuns runs,
      OpeningBillingRuns opening,
      BillOutcomes outcomes,
      HoldingBilling holding,
      PaymentSettings settings,
      Clock clock,
      ZoneId zone) {
    this.runs = runs;
    this.opening = opening;
    this.outcomes = outcomes;
    this.holding = holding;
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
  }

  /** The month that an execution bills. */
  static YearMonth monthOf(JobExecution execution) {
    String month = execution.getJobParameters().getString(BILLING_MONTH);
    if (month == null) {
      throw new IllegalStateException("Execution %d has no month".formatted(execution.getId()));
    }
    return YearMonth.parse(month);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Bills every support plan for a month: charges the cards, issues the invoices, and"
        + " proves that nothing was lost or charged twice.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter(
            BILLING_MONTH,
            "The month to bill, as year and month.",
            Parameter.Type.MONTH,
            currentMonth().toString(),
            true));
  }

  @Override
  public Map<String, String> identify(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!name.equals(BILLING_MONTH)) {
        throw new InvalidParameter(
            "payment knows no parameter \"%s\"; give billingMonth=%s."
                .formatted(name, currentMonth()));
      }
    }
    return Map.of(BILLING_MONTH, month(given.get(BILLING_MONTH)).toString());
  }

  private YearMonth month(@Nullable String given) {
    var current = currentMonth();
    if (given == null || given.isBlank()) {
      throw new InvalidParameter(
          "Say which month to bill, e.g. billingMonth=%s.".formatted(current));
    }
    YearMonth month;
    try {
      month = YearMonth.parse(given.strip());
    } catch (DateTimeParseException unreadable) {
      throw new InvalidParameter(
          "\"%s\" is not a month; write year and month, e.g. billingMonth=%s."
              .formatted(given, current));
    }
    var first = current.minusMonths(settings.monthsBack());
    var last = current.plusMonths(settings.monthsAhead());
    if (month.isBefore(first) || month.isAfter(last)) {
      throw new InvalidParameter(
          "%s is too far from now: a month from %s to %s can be billed."
              .formatted(month, first, last));
    }
    return month;
  }

  private YearMonth currentMonth() {
    return YearMonth.now(clock.withZone(zone));
  }

  @Override
  public String lockKey(Map<String, String> identity) {
    return identity.getOrDefault(BILLING_MONTH, "");
  }

  @Override
  public Optional<String> refusal() {
    return holding.current().map(Hold::sentence);
  }

  /** What is done is in bills and attempts, so it is always safe to go on. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }

  @Override
  public Map<String, Amounts> outcomes(Map<String, String> identity) {
    var month = identity.get(BILLING_MONTH);
    return month == null
        ? Map.of()
        : PaymentFigures.outcomes(outcomes.sums(YearMonth.parse(month)));
  }

  @Override
  public List<RunItem> failedItems(Map<String, String> identity, long after, int size) {
    var month = identity.get(BILLING_MONTH);
    return month == null
        ? List.of()
        : outcomes.unpaid(YearMonth.parse(month), after, size).stream()
            .map(PaymentFigures::item)
            .toList();
  }

  @Override
  public boolean hasDryRun() {
    return true;
  }

  @Override
  public Optional<DryRun> dryRun(Map<String, String> identity) {
    return Optional.ofNullable(identity.get(BILLING_MONTH))
        .map(month -> PaymentFigures.of(opening.dryRun(YearMonth.parse(month))));
  }

  /** A month is billed from its first day on. */
  @Override
  public Optional<SecondPerson> secondPerson(Map<String, String> identity) {
    return new SecondPersonPolicy(settings.fourEyes(), settings.longPast().toDays())
        .secondPerson(
            YearMonth.parse(lockKey(identity)).atDay(1), LocalDate.now(clock.withZone(zone)));
  }

  @Override
  public Optional<Progress> progress(Map<String, String> identity) {
    return Optional.ofNullable(identity.get(BILLING_MONTH))
        .map(month -> progress(runs.progress(YearMonth.parse(month))));
  }

  private static Progress progress(RunProgress run) {
    var counts = new LinkedHashMap<String, Long>();
    counts.put("paid", run.paid());
    counts.put("declined", run.declined());
    counts.put("unknown", run.unknown());
    counts.put("parked", run.parked());
    if (run.voided() > 0) {
      counts.put("void", run.voided());
    }
    counts.put("due", run.due());
    return new Progress(run.bills(), run.bills() - run.due(), counts);
  }
}
