package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.database.IndexedPlans;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.payment.FinishedCharge.Attempted;
import com.sysopsquad.billing.payment.FinishedCharge.NotChargeable;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.platform.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A batch reads its own attempts only, though the statistics are from before they were made. Tried:
 * posting payments, resolving open attempts after an outage, parking them.
 */
class StaleStatisticsIntegrationTests {

  private static final int BILLS = 1_000;
  private static final int BATCH = 200;

  private final SettableClock clock = new SettableClock("2026-11-30T03:00:00Z");
  private final BillingInTest billing =
      BillingInTest.with(clock, new ScriptedProvider(clock), Map.of());
  private final PaymentAttempts attempts = billing.get(PaymentAttempts.class);
  private final TransactionTemplate transaction =
      new TransactionTemplate(billing.get(JdbcTransactionManager.class));

  @BeforeEach
  void freezeBills() {
    new Population(billing.jdbc()).many(BILLS, "2026-11-15");
    billing.get(OpeningBillingRuns.class).open(RunKey.ofDay(LocalDate.of(2026, 11, 30)), 1);
  }

  @AfterEach
  void close() {
    billing.close();
  }

  /** The first run of an installation. */
  @Test
  void postingPaymentsReadsNoOtherAttempts() {
    attempt("APPROVED", "true");
    List<Postings.Payment> payments =
        bills().stream().map(bill -> new Postings.Payment(bill, 1)).toList();

    assertThat(attemptsReadBy(() -> billing.get(Postings.class).paid(payments)))
        .isLessThanOrEqualTo(2 * BATCH);
    assertThat(billing.count("select count(*) from billing.posting where cause = 'PAYMENT'"))
        .isEqualTo(BATCH);
  }

  @Test
  void resolvingOpenAttemptsReadsNoOthers() {
    leaveOpenAfterMonthsWithoutAnOutage();
    Instant now = clock.instant();
    List<Attempted> parked =
        attempts.open(1, 0, BATCH).stream()
            .<Attempted>map(
                open -> new NotChargeable(open.bill(), open.attempt().parked("Test", now), now))
            .toList();

    assertThat(attemptsReadBy(() -> attempts.resolve(parked))).isLessThanOrEqualTo(2 * BATCH);
    assertThat(billing.count("select count(*) from billing.payment_attempt where state = 'PARKED'"))
        .isEqualTo(BATCH);
  }

  /** What is settled by another process in the meantime stays as it is. */
  @Test
  void whatIsNoLongerOpenIsNotResolved() {
    leaveOpenAfterMonthsWithoutAnOutage();
    Instant now = clock.instant();
    List<Attempted> parked =
        attempts.open(1, 0, 1).stream()
            .<Attempted>map(
                open -> new NotChargeable(open.bill(), open.attempt().parked("Test", now), now))
            .toList();

    assertThat(attempts.resolve(parked)).hasSize(1);
    assertThat(attempts.resolve(parked)).isEmpty();
  }

  private void leaveOpenAfterMonthsWithoutAnOutage() {
    attempt("APPROVED", "id % 50 = 0");
    billing.owner().sql("analyze billing.payment_attempt").update();
    attempt("UNKNOWN", "id % 50 <> 0");
  }

  private long attemptsReadBy(Runnable work) {
    return transaction.execute(
        _ -> {
          new IndexedPlans(billing.jdbc()).hold();
          long before = attemptsRead();
          work.run();
          return attemptsRead() - before;
        });
  }

  /** By this transaction. */
  private long attemptsRead() {
    return billing.count(
        """
        select seq_tup_read + idx_tup_fetch
          from pg_stat_xact_user_tables
         where schemaname = 'billing' and relname = 'payment_attempt'
        """);
  }

  private List<Long> bills() {
    return billing
        .jdbc()
        .sql("select id from billing.bill order by id limit ?")
        .param(BATCH)
        .query(Long.class)
        .list();
  }

  private void attempt(String state, String bills) {
    billing
        .jdbc()
        .sql(
            """
            insert into billing.payment_attempt
                   (bill_id, attempt, state, card_id, amount_minor, currency, attempted_at)
            select id, 1, ?, card_id, total_minor, currency, ?::timestamptz
              from billing.bill
             where\s"""
                + bills)
        .params(state, clock.instant().toString())
        .update();
  }
}
