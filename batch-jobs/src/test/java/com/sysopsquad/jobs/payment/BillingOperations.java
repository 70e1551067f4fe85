package com.sysopsquad.jobs.payment;

import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.jobs.approval.Starts;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.RunItem;
import com.sysopsquad.jobs.run.LaunchRequests;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.platform.provider.Charge;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An operations process that has contracts to bill, what it is told to run, and what came of it.
 */
final class BillingOperations implements AutoCloseable {

  /** A time so far away that no schedule starts a run beside those of a test. */
  private static final String FAR_AWAY = "0 0 0 1 1 ? 2099";

  private static final List<String> UNSCHEDULED =
      Stream.of("payment", "contractSync", "collection", "reconcile", "providerEvents")
          .map(schedule -> "--sysops.schedules.%s.cron=%s".formatted(schedule, FAR_AWAY))
          .toList();

  private final TestPlatform.Database database;
  private final ConfigurableApplicationContext context;

  private BillingOperations(
      TestPlatform.Database database, ConfigurableApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /** One without workers in which only the test starts runs, with these settings on top. */
  static BillingOperations start(TestPlatform.Database database, String... settings) {
    ConfigurableApplicationContext context =
        OperationsProcess.start(
            database,
            Stream.concat(UNSCHEDULED.stream(), Stream.of(settings)).toArray(String[]::new));
    Population.offerContracts(database);
    return new BillingOperations(database, context);
  }

  /** One on a new database which calls the provider quickly, and gives it up soon. */
  static BillingOperations quick() {
    return start(
        TestPlatform.start().freshDatabase("billing"),
        "--sysops.roles=console,scheduler",
        "--sysops.provider.outage-patience=300ms",
        "--sysops.provider.failures-before-giving-up=5",
        "--sysops.provider.requests-per-second=5000",
        "--sysops.charging.linger=20ms");
  }

  /** The day on which the periods of a month begin, and on which it is billed. */
  static LocalDate dayOf(YearMonth month) {
    return month.atDay(5);
  }

  /** The parameters of a month's run. */
  static Map<String, String> parameters(YearMonth month) {
    return Map.of("billingDate", dayOf(month).toString());
  }

  Population population(YearMonth month) {
    return population(dayOf(month));
  }

  Population population(LocalDate begin) {
    return new Population(context, begin);
  }

  LocalDate today() {
    return LocalDate.now(context.getBean(Clock.class));
  }

  /** Freezes as a run did when runs were of a month. */
  void freezeMonth(YearMonth month) {
    context.getBean(OpeningBillingRuns.class).open(RunKey.ofMonth(month), 1);
  }

  YearMonth thisMonth() {
    return YearMonth.now(context.getBean(Clock.class));
  }

  JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  /** A schedule fires. */
  void fire(String schedule, Instant time, Map<String, String> parameters) {
    context.getBean(LaunchRequests.class).fire(schedule, time, "payment", parameters);
  }

  /** What came of the schedule's last fire, as its page says it; empty if it never fired. */
  String lastResult(String schedule) {
    return context.getBean(LaunchRequests.class).lastResult(schedule).orElse("");
  }

  HoldingBilling holding() {
    return context.getBean(HoldingBilling.class);
  }

  /** Takes the database back to before a month was billed, with the records of its runs. */
  void restoreToBefore(YearMonth month) {
    JdbcClient.create(database.migrating())
        .sql(
            """
            alter table billing.posting disable trigger posting_is_append_only;
            delete from billing.posting
             where bill_id in (select id from billing.bill where billing_date = :day);
            alter table billing.posting enable trigger posting_is_append_only
            """
                .replace(":day", "'%s'".formatted(dayOf(month))))
        .update();
    jdbc()
        .sql(
            """
            create temporary table lost as
            select id, subscription_id, period_start from billing.bill where billing_date = :day;
            update billing.subscription s
               set billed_to = l.period_start
              from (select subscription_id, min(period_start) as period_start
                      from lost group by subscription_id) l
             where l.subscription_id = s.id;
            delete from billing.invoice_line where bill_id in (select id from lost);
            delete from billing.invoice where bill_id in (select id from lost);
            delete from billing.alert where bill_id in (select id from lost);
            delete from billing.payment_attempt where bill_id in (select id from lost);
            delete from billing.bill where id in (select id from lost);
            delete from billing.billing_run where billing_date = :day;
            delete from billing.invoice_series;
            update billing.provider_mark set compared_to = now() - interval '1 day';
            update batch.batch_job_instance set job_key = 'lost' || job_instance_id
             where job_name = 'payment';
            drop table lost
            """
                .replace(":day", "'%s'".formatted(dayOf(month))))
        .update();
  }

  /** One person asks for the start, and another confirms it. */
  long bill(YearMonth month) {
    return bill(dayOf(month));
  }

  long bill(LocalDate day) {
    var parameters = Map.of("billingDate", day.toString());
    return switch (starts().start("payment", parameters, "It is a test", "ada")) {
      case Starts.Started(long run) -> run;
      case Starts.Asked(long id) -> starts().confirm(id, "bob");
    };
  }

  Map<String, Amounts> outcomes(YearMonth month) {
    return payment().outcomes(parameters(month));
  }

  /** The outcomes of any job's run. */
  Map<String, Amounts> outcomes(String job, Run run) {
    return context.getBean(Jobs.class).find(job).outcomes(run.parameters());
  }

  List<RunItem> failedItems(YearMonth month) {
    return payment().failedItems(parameters(month), 0, 100);
  }

  LaunchableJob payment() {
    return context.getBean(Jobs.class).find("payment");
  }

  Starts starts() {
    return context.getBean(Starts.class);
  }

  RunControl control() {
    return context.getBean(RunControl.class);
  }

  Run run(long id) {
    return context.getBean(Runs.class).find(id);
  }

  Run awaitEnd(long id) {
    OperationsProcess.await(() -> !run(id).state().isRunning(), "run %d ends".formatted(id));
    OperationsProcess.await(
        () ->
            jdbc()
                .sql("select finished_at is not null from ops.run where execution_id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single(),
        "run %d has finished".formatted(id));
    return run(id);
  }

  /** Waits until no run is at work, and none is about to go on by itself. */
  void awaitQuiet() {
    OperationsProcess.await(
        () ->
            jdbc()
                .sql(
                    """
                    select not exists (select from ops.run where finished_at is null)
                        and not exists (select from ops.launch_request where handled_at is null)
                    """)
                .query(Boolean.class)
                .single(),
        "all runs have ended");
  }

  long invoices(YearMonth month) {
    return jdbc()
        .sql(
            """
            select count(*) from billing.invoice i join billing.bill b on b.id = i.bill_id
            where b.billing_date = ?
            """)
        .param(dayOf(month))
        .query(Long.class)
        .single();
  }

  /** What the provider was told to charge for the month, by whomever. */
  static List<Charge> charges(YearMonth month) {
    return charges(dayOf(month).toString());
  }

  /** What the provider was told to charge for a run, by whomever. */
  static List<Charge> charges(String run) {
    return TestPlatform.start().provider().charges().stream()
        .filter(charge -> charge.run().equals(run))
        .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
