package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.BillOutcomes;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
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
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.stereotype.Component;

/** How the job payment can be started: one run per day. */
@Component
class PaymentRuns implements LaunchableJob {

  static final String NAME = "payment";
  private static final String BILLING_DATE = "billingDate";

  /** Identifies executions from before runs were of a day; none can be started with it any more. */
  private static final String BILLING_MONTH = "billingMonth";

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

  /** The run that an execution of this job carries out. */
  static RunKey runOf(JobExecution execution) {
    return runOf(execution.getJobParameters())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Execution %d has no billing date".formatted(execution.getId())));
  }

  /** The run that these parameters identify; empty when they are those of another job. */
  static Optional<RunKey> runOf(JobParameters parameters) {
    return runOf(parameters.getString(BILLING_DATE), parameters.getString(BILLING_MONTH));
  }

  private static Optional<RunKey> runOf(Map<String, String> identity) {
    return runOf(identity.get(BILLING_DATE), identity.get(BILLING_MONTH));
  }

  /** What identified a month still does: it froze, and freezes, all periods of the month. */
  private static Optional<RunKey> runOf(@Nullable String date, @Nullable String month) {
    if (date != null) {
      return Optional.of(RunKey.ofDay(LocalDate.parse(date)));
    }
    return Optional.ofNullable(month).map(text -> RunKey.ofMonth(YearMonth.parse(text)));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String description() {
    return "Bills every period that has begun by a day: charges cards, issues invoices, and checks"
        + " that nothing was lost or charged twice.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        new Parameter(
            BILLING_DATE,
            "Day to bill: every period that has begun by then.",
            Parameter.Type.DAY,
            today().toString(),
            true));
  }

  @Override
  public Map<String, String> identify(Map<String, String> given) {
    for (String name : given.keySet()) {
      if (!name.equals(BILLING_DATE)) {
        throw new InvalidParameter(
            "Job payment has no parameter \"%s\". Use billingDate=%s.".formatted(name, today()));
      }
    }
    return Map.of(BILLING_DATE, day(given.get(BILLING_DATE)).toString());
  }

  private LocalDate day(@Nullable String given) {
    var today = today();
    if (given == null || given.isBlank()) {
      throw new InvalidParameter(
          "Enter the day to bill, for example billingDate=%s.".formatted(today));
    }
    LocalDate day;
    try {
      day = LocalDate.parse(given.strip());
    } catch (DateTimeParseException unreadable) {
      throw new InvalidParameter(
          "\"%s\" is not a day. Enter year, month and day, for example billingDate=%s."
              .formatted(given, today));
    }
    var first = today.minusMonths(settings.monthsBack());
    var last = today.plusMonths(settings.monthsAhead());
    if (day.isBefore(first) || day.isAfter(last)) {
      throw new InvalidParameter(
          "%s is too far away. You can bill days from %s to %s.".formatted(day, first, last));
    }
    return day;
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(zone));
  }

  @Override
  public String lockKey(Map<String, String> identity) {
    return runOf(identity).map(RunKey::toString).orElse("");
  }

  @Override
  public Optional<String> refusal() {
    return holding.current().map(Hold::sentence);
  }

  /** The completed work is in bills and attempts, so it is always safe to continue. */
  @Override
  public boolean goesOnByItself() {
    return true;
  }

  @Override
  public Map<String, Amounts> outcomes(Map<String, String> identity) {
    return runOf(identity)
        .map(run -> PaymentFigures.outcomes(outcomes.sums(run)))
        .orElseGet(Map::of);
  }

  @Override
  public List<RunItem> failedItems(Map<String, String> identity, long after, int size) {
    return runOf(identity)
        .map(run -> outcomes.unpaid(run, after, size).stream().map(PaymentFigures::item).toList())
        .orElseGet(List::of);
  }

  @Override
  public boolean hasDryRun() {
    return true;
  }

  @Override
  public Optional<DryRun> dryRun(Map<String, String> identity) {
    return runOf(identity).map(run -> PaymentFigures.of(opening.dryRun(run)));
  }

  @Override
  public Optional<SecondPerson> secondPerson(Map<String, String> identity) {
    return runOf(identity)
        .flatMap(
            run ->
                new SecondPersonPolicy(settings.fourEyes(), settings.longPast().toDays())
                    .secondPerson(run.day(), today()));
  }

  @Override
  public Optional<Progress> progress(Map<String, String> identity) {
    return runOf(identity).map(run -> progress(runs.progress(run)));
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
