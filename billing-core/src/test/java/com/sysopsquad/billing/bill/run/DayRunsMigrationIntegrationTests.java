package com.sysopsquad.billing.bill.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.platform.TestPlatform;
import java.time.YearMonth;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs from when they were of a month stay as they are; the day of the same name has its own. */
class DayRunsMigrationIntegrationTests {

  private static final String BEFORE = "711";
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

  private static final String A_RUN_OF_A_MONTH =
      """
      insert into billing.account values
             ('00000000-0000-0000-0000-000000000001', 'Ada', 'a@example.org', '1 Way', 'Austin', 'TX',
              '73301', 1);
      insert into billing.subscription
             (plan_id, customer_id, contract_code, starts_on, anchor_day, billed_to, version)
      values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001',
              'HOME', '2026-11-15', 15, '2026-12-15', 1);
      insert into billing.billing_run values
             ('2026-11-01', '2026-11-01T08:30:00Z', 1, 1, 1, 8);
      insert into billing.bill (billing_month, subscription_id, customer_id, plan_id, contract_code,
             contract_name, period_start, period_end, parked)
      select '2026-11-01', id, customer_id, plan_id, 'HOME', 'Home', '2026-11-15', '2026-12-15', 'x'
        from billing.subscription;
      insert into billing.charging_mark values ('2026-11-01', 0, 1, '2026-11-01T08:31:00Z')
      """;

  @Test
  void aRunOfAMonthKeepsItsFirstDayAndADayHasItsOwnRun() {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");
    JdbcClient owner = JdbcClient.create(database.migrating());
    migrate(database, BEFORE);
    owner.sql(A_RUN_OF_A_MONTH).update();

    migrate(database, "latest");

    assertThat(
            owner
                .sql(
                    """
                    select concat_ws(' ', r.billing_date, r.run_number, r.partitions,
                                     b.period_start, m.begun_to)
                      from billing.billing_run r
                      join billing.bill b using (billing_date, run_number)
                      join billing.charging_mark m using (billing_date, run_number)
                    """)
                .query(String.class)
                .list())
        .containsExactly("2026-11-01 -1 8 2026-11-15 1");
    JdbcClient application = JdbcClient.create(database.app());
    assertThat(new BillingRuns(application).find(RunKey.ofDay(NOVEMBER.atDay(1)))).isEmpty();
    assertThat(new BillingRuns(application).find(RunKey.ofMonth(NOVEMBER)))
        .hasValueSatisfying(run -> assertThat(run.bills()).isEqualTo(1));
    owner.sql(run("2026-11-01", 0)).update();
    owner.sql(run("2026-11-17", 0)).update();
    owner.sql(run("2026-11-17", 1)).update();
    assertThatThrownBy(() -> owner.sql(run("2026-11-17", 1)).update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> owner.sql(run("2026-11-17", -1)).update())
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThatThrownBy(() -> owner.sql("update billing.bill set run_number = 7").update())
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private static String run(String day, int number) {
    return """
        insert into billing.billing_run
               (billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions)
        values ('%s', %d, now(), 0, -1, 0, 1)
        """
        .formatted(day, number);
  }

  private static void migrate(TestPlatform.Database database, String target) {
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery", "classpath:db/catalog", "classpath:db/billing")
        .target(target)
        .load()
        .migrate();
  }
}
