package com.sysopsquad.jobs.payment;

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
      Stream.of("payment", "contractSync", "collection", "reconcile")
          .map(schedule -> "--sysops.schedules.%s.cron=%s".formatted(schedule, FAR_AWAY))
          .toList();

  private final ConfigurableApplicationContext context;

  private BillingOperations(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /** One without workers in which only the test starts runs, with these settings on top. */
  static BillingOperations start(TestPlatform.Database database, String... settings) {
    ConfigurableApplicationContext context =
        OperationsProcess.start(
            database,
            Stream.concat(UNSCHEDULED.stream(), Stream.of(settings)).toArray(String[]::new));
    Population.offerContracts(database);
    return new BillingOperations(context);
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

  Population population(YearMonth month) {
    return new Population(context, month);
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

  HoldingBilling holding() {
    return context.getBean(HoldingBilling.class);
  }

  /** Takes the database back to before a month was billed, with the records of its runs. */
  void restoreToBefore(YearMonth month) {
    jdbc()
        .sql(
            """
            create temporary table lost as
            select id, subscription_id, period_start from billing.bill where billing_month = :month;
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
            delete from billing.billing_run where billing_month = :month;
            delete from billing.invoice_series where series like ':name/%';
            update billing.provider_mark set compared_to = now() - interval '1 day';
            update batch.batch_job_instance set job_key = 'lost' || job_instance_id
             where job_name = 'payment';
            drop table lost
            """
                .replace(":month", "'%s'".formatted(month.atDay(1)))
                .replace(":name", month.toString()))
        .update();
  }

  /** One person asks for the start, and another confirms it. */
  long bill(YearMonth month) {
    return switch (starts()
        .start("payment", Map.of("billingMonth", month.toString()), "It is a test", "ada")) {
      case Starts.Started(long run) -> run;
      case Starts.Asked(long id) -> starts().confirm(id, "bob");
    };
  }

  Map<String, Amounts> outcomes(YearMonth month) {
    return payment().outcomes(Map.of("billingMonth", month.toString()));
  }

  List<RunItem> failedItems(YearMonth month) {
    return payment().failedItems(Map.of("billingMonth", month.toString()), 0, 100);
  }

  private LaunchableJob payment() {
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
            where b.billing_month = :month::date
            """)
        .param("month", month.atDay(1).toString())
        .query(Long.class)
        .single();
  }

  /** What the provider was told to charge for the month, by whomever. */
  static List<Charge> charges(YearMonth month) {
    return TestPlatform.start().provider().charges().stream()
        .filter(charge -> charge.run().equals(month.toString()))
        .toList();
  }

  @Override
  public void close() {
    context.close();
  }
}
