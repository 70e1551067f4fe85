package com.sysopsquad.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.TestPlatform;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database from before there was a ledger has one afterwards, with all that stands. */
class LedgerMigrationIntegrationTests {

  private static final String BEFORE = "660";

  private static final String ONE_OF_EACH =
      """
      insert into billing.account values
             ('00000000-0000-0000-0000-000000000001', 'Ada', 'a@example.org', '1 Way', 'Austin', 'TX',
              '73301', 1);
      insert into billing.subscription
             (plan_id, customer_id, contract_code, starts_on, anchor_day, billed_to, version)
      values ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-000000000001',
              'HOME', '2026-11-01', 1, '2027-04-01', 1);
      insert into billing.billing_run values
             ('2026-11-01', '2026-11-02T03:00:00Z', 1, 5, 5, 1);
      insert into billing.bill (billing_month, subscription_id, customer_id, plan_id, contract_code,
             contract_name, period_start, period_end, currency, net_minor, tax_rate, tax_minor,
             total_minor, parked, voided, voided_at)
      select '2026-11-01', 1, '00000000-0000-0000-0000-000000000001',
             '00000000-0000-0000-0000-000000000002', 'HOME', 'Home',
             date '2026-10-01' + make_interval(months => n), date '2026-11-01' + make_interval(months => n),
             'USD', case n when 5 then 0 else 1000 * n end, 0.01, case n when 5 then 0 else 10 * n end,
             case n when 5 then 0 else 1010 * n end,
             case n when 3 then 'No price' end, case n when 4 then 'It ends' end,
             case n when 4 then timestamptz '2026-11-20T12:00:00Z' end
        from generate_series(1, 5) n
       order by n;
      insert into billing.payment_attempt (bill_id, attempt, state, amount_minor, currency,
             provider_reference, attempted_at, settled_at)
      values (1, 1, 'SOFT_DECLINE', 1010, 'USD', null, '2026-11-03', '2026-11-03'),
             (1, 2, 'APPROVED', 1010, 'USD', 'pi_1', '2026-11-05', '2026-11-05T12:00:00Z'),
             (2, 1, 'UNKNOWN', 2020, 'USD', null, '2026-11-03', null),
             (5, 1, 'APPROVED', 0, 'USD', 'nothing', '2026-11-03', '2026-11-03')
      """;

  @Test
  void whatWasBilledAndPaidBeforeIsPosted() {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");
    JdbcClient owner = JdbcClient.create(database.migrating());
    migrate(database, BEFORE);
    owner.sql(ONE_OF_EACH).update();

    migrate(database, "latest");

    assertThat(
            owner
                .sql(
                    """
                    select concat_ws(' ', day, 'bill ' || bill_id, number, cause,
                                     debit || '<' || credit, amount_minor)
                      from billing.posting
                     order by id
                    """)
                .query(String.class)
                .list())
        .containsExactly(
            "2026-11-01 bill 1 1 BILL RECEIVABLE<DEFERRED_REVENUE 1000",
            "2026-11-01 bill 1 1 BILL RECEIVABLE<TAX 10",
            "2026-11-01 bill 2 1 BILL RECEIVABLE<DEFERRED_REVENUE 2000",
            "2026-11-01 bill 2 1 BILL RECEIVABLE<TAX 20",
            "2026-11-01 bill 4 1 BILL RECEIVABLE<DEFERRED_REVENUE 4000",
            "2026-11-01 bill 4 1 BILL RECEIVABLE<TAX 40",
            "2026-11-05 bill 1 2 PAYMENT CASH<RECEIVABLE 1010",
            "2026-11-20 bill 4 1 BILL_CHANGED DEFERRED_REVENUE<RECEIVABLE 4000",
            "2026-11-20 bill 4 1 BILL_CHANGED TAX<RECEIVABLE 40");
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
