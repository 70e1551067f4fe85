package com.sysopsquad.jobs.alarm.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A run is compared with the periods that end where its own begin. Tried: a month with fewer days,
 * the first days after one, the end of February, plans that are not billed, plans that are billed
 * twice, a first month.
 */
class BilledTotalsIntegrationTests {

  private static final UUID CUSTOMER = UUID.fromString("0190b0a0-0000-7000-8000-000000000009");

  private final TestPlatform.Database database =
      TestPlatform.start()
          .migratedDatabase("billing", "billed-totals", BilledTotalsIntegrationTests::migrate);
  private final JdbcClient jdbc = JdbcClient.create(database.app());
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database.app()));
  private final BilledTotals totals =
      new BilledTotals(
          jdbc,
          new ExpectationSettings(
              Map.of(),
              5,
              Duration.ofMinutes(1),
              Map.of(),
              Duration.ofMinutes(5),
              0.5,
              20,
              10,
              Duration.ofMinutes(2),
              Duration.ofSeconds(15)));

  @Test
  void theLastDayOfAMonthBillsThePlansOfAllDaysThatItLacks() {
    run("2026-10-30", 30, "2026-10-30", "2026-11-30");
    run("2026-10-31", 30, "2026-10-31", "2026-11-30");
    run("2026-11-29", 30, "2026-11-29", "2026-12-29");
    run("2026-11-30", 60, "2026-11-30", "2026-12-30");

    assertThat(totals.unusual()).isEmpty();
  }

  @Test
  void theDaysAfterFebruaryAreComparedWithTheirOwnPlans() {
    run("2026-01-28", 30, "2026-01-28", "2026-02-28");
    run("2026-02-28", 30, "2026-02-28", "2026-03-28");
    periods("2026-02-28", 30, "2026-02-28", "2026-03-29");
    periods("2026-02-28", 30, "2026-02-28", "2026-03-30");
    run("2026-03-28", 30, "2026-03-28", "2026-04-28");
    run("2026-03-29", 30, "2026-03-29", "2026-04-29");

    assertThat(totals.unusual()).isEmpty();
  }

  @Test
  void plansThatAreNotBilledAreMissed() {
    run("2026-10-30", 30, "2026-10-30", "2026-11-30");
    run("2026-10-31", 30, "2026-10-31", "2026-11-30");
    run("2026-11-29", 30, "2026-11-29", "2026-12-29");
    run("2026-11-30", 25, "2026-11-30", "2026-12-30");

    assertThat(totals.unusual())
        .extracting(Condition::text)
        .containsExactly(
            "The run of 2026-11-30 billed 250.00 USD (25 bills). The periods that had ended by then"
                + " came to 600.00 USD (60 bills).");
  }

  @Test
  void aRunWithoutAnyBillIsMissed() {
    run("2026-10-05", 30, "2026-10-05", "2026-11-05");
    run("2026-11-04", 0, "2026-11-04", "2026-12-04");
    run("2026-11-05", 0, "2026-11-05", "2026-12-05");

    assertThat(totals.unusual())
        .extracting(Condition::text)
        .containsExactly(
            "The run of 2026-11-05 billed 0.00 USD (0 bills). The periods that had ended by then"
                + " came to 300.00 USD (30 bills).");
  }

  @Test
  void plansThatAreBilledTwiceAreSeen() {
    run("2026-10-05", 30, "2026-10-05", "2026-11-05");
    run("2026-11-04", 0, "2026-11-04", "2026-12-04");
    run("2026-11-05", 60, "2026-11-05", "2026-12-05");

    assertThat(totals.unusual()).hasSize(1);
  }

  /** After an upgrade, the first day of a month may have the run of the month and its own. */
  @Test
  void aSecondRunOfTheSameDayIsAddedUpToo() {
    run("2026-10-01", 30, "2026-10-01", "2026-11-01");
    run("2026-10-31", 0, "2026-10-31", "2026-11-30");
    run("2026-11-01", -1, 15, "2026-11-01", "2026-12-01");
    assertThat(totals.unusual()).isEmpty();

    run("2026-11-01", 0, 45, "2026-11-01", "2026-12-01");

    assertThat(totals.unusual())
        .extracting(Condition::text)
        .containsExactly(
            "The run of 2026-11-01 billed 600.00 USD (60 bills). The periods that had ended by then"
                + " came to 300.00 USD (30 bills).");
  }

  @Test
  void inTheFirstMonthNothingIsCompared() {
    run("2026-11-05", 30, "2026-11-05", "2026-12-05");
    run("2026-11-06", 60, "2026-11-06", "2026-12-06");

    assertThat(totals.unusual()).isEmpty();
  }

  private static void migrate(TestPlatform.Database database) {
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery", "classpath:db/catalog", "classpath:db/billing")
        .load()
        .migrate();
  }

  /** A run that froze one period of each of so many plans, 10 dollars each. */
  private void run(String day, int bills, String start, String end) {
    run(day, 0, bills, start, end);
  }

  private void run(String day, int number, int bills, String start, String end) {
    transaction.executeWithoutResult(
        _ -> {
          jdbc.sql(
                  """
                  insert into billing.account
                      (customer_id, name, email, street, city, state, postal_code, version)
                  values (?, 'Ada', 'ada@example.org', '1 Way', 'Salem', 'OR', '97301', 1)
                  on conflict do nothing
                  """)
              .param(CUSTOMER)
              .update();
          jdbc.sql(
                  """
                  insert into billing.billing_run
                      (billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions)
                  values (?::date, ?, now(), 0, -1, 0, 1)
                  """)
              .param(day)
              .param(number)
              .update();
        });
    periods(day, number, bills, start, end);
  }

  /** More bills of a run. */
  private void periods(String day, int bills, String start, String end) {
    periods(day, 0, bills, start, end);
  }

  private void periods(String day, int number, int bills, String start, String end) {
    transaction.executeWithoutResult(
        _ ->
            jdbc.sql(
                    """
                    with subscribed as (
                        insert into billing.subscription (plan_id, customer_id, contract_code,
                            starts_on, anchor_day, billed_to, version)
                        select gen_random_uuid(), :customer, 'HOME', :start::date, 5, :end::date, 1
                        from generate_series(1, :bills)
                        returning id, plan_id),
                    frozen as (
                        insert into billing.bill (billing_date, run_number, subscription_id,
                            customer_id, plan_id, contract_code, contract_name, period_start,
                            period_end, currency, net_minor, tax_rate, tax_minor, total_minor)
                        select :day::date, :number, id, :customer, plan_id, 'HOME', 'Home', :start::date,
                            :end::date, 'USD', 1000, 0, 0, 1000
                        from subscribed
                        returning id),
                    ids as (select min(id) as first, max(id) as last, count(*) as bills from frozen)
                    update billing.billing_run r
                    set first_bill = case when r.bills = 0 then ids.first else r.first_bill end,
                        last_bill = ids.last, bills = r.bills + ids.bills
                    from ids where billing_date = :day::date and run_number = :number and ids.bills > 0
                    """)
                .param("customer", CUSTOMER)
                .param("day", day)
                .param("number", number)
                .param("bills", bills)
                .param("start", start)
                .param("end", end)
                .update());
  }
}
