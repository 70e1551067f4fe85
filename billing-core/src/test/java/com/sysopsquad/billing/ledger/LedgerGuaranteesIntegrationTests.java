package com.sysopsquad.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.freeze.FreezingAnew;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.reconciliation.ReconcilingCharges;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The ledger can be believed: nothing is posted twice, changed or lost, and what differs is found.
 */
class LedgerGuaranteesIntegrationTests extends PostedBills {

  @Test
  void aTransactionThatFailsLeavesNoPosting() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = ledger.freeze(NOVEMBER);
    ledger
        .billing
        .owner()
        .sql("alter table billing.invoice add constraint refuse check (total_minor = 0)")
        .update();

    assertThatThrownBy(() -> ledger.charge(run)).isInstanceOf(DataAccessException.class);

    assertThat(ledger.postings()).containsExactly(FROZEN, TAXED);
    assertThat(ledger.list("select state from billing.payment_attempt")).isEmpty();
  }

  @Test
  void twoProcessesThatFreezeChargeAndAskAtOncePostOnce() throws Exception {
    population.many(60, "2026-11-15");

    List<BillingRun> runs = atOnce(() -> ledger.freeze(NOVEMBER));
    ledger.provider.losesAnswers();
    ledger.charge(runs.getFirst());
    ledger.provider.recovers();
    atOnce(
        () -> {
          ledger.resolve();
          return true;
        });

    assertThat(
            ledger.list(
                "select cause || ' ' || count(*) from billing.posting group by cause order by 1"))
        .containsExactlyInAnyOrder("BILL 120", "PAYMENT 60");
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }

  @Test
  void twoThatFreezeTheSameBillsAnewAtOncePostOnceOrOneIsRefused() throws Exception {
    for (int day = 10; day < 20; day++) {
      population.customer("TX").with("HOME", "2026-11-" + day);
    }
    ledger.freeze(NOVEMBER);
    FreezingAnew anew = ledger.billing.get(FreezingAnew.class);
    TransactionTemplate transaction =
        new TransactionTemplate(ledger.billing.get(JdbcTransactionManager.class));
    List<Long> bills =
        ledger.billing.jdbc().sql("select id from billing.bill").query(Long.class).list();
    for (String state : List.of("OR", "CA", "TX", "OR", "TX")) {
      ledger.billing.jdbc().sql("update billing.account set state = ?").param(state).update();

      atOnce(
          () -> {
            try {
              transaction.executeWithoutResult(_ -> anew.freeze(bills));
              return true;
            } catch (DuplicateKeyException refused) {
              return false;
            }
          });

      assertThat(ledger.differences(NOVEMBER))
          .containsExactly("10 bills have not been charged yet. Restart the run.");
    }
  }

  @Test
  void whatIsPostedIsNeitherChangedNorTakenAway() {
    population.customer("TX").with("HOME", "2026-11-15");
    ledger.freeze(NOVEMBER);

    for (String sql :
        List.of(
            "update billing.posting set amount_minor = 1",
            "delete from billing.posting",
            "truncate billing.posting")) {
      assertThatThrownBy(() -> ledger.billing.jdbc().sql(sql).update())
          .rootCause()
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> ledger.billing.owner().sql(sql).update())
          .rootCause()
          .hasMessageContaining("the ledger is only ever added to");
    }
  }

  @Test
  void theDatabaseRefusesAPostingThatIsUnbalancedOrDoubleOrCorrectsNothing() {
    population.customer("TX").with("HOME", "2026-11-15");
    ledger.freeze(NOVEMBER);

    for (String wrong :
        List.of(
            // To and from the same account; nothing; less than nothing; no currency; the same
            // cause.
            "5, 7, null, day, debit, debit, cause, 1, currency, customer_id",
            "0, 7, null, day, debit, credit, cause, 1, currency, customer_id",
            "-5, 7, null, day, debit, credit, cause, 1, currency, customer_id",
            "5, 7, null, day, debit, credit, cause, 1, null, customer_id",
            "5, null, null, day, debit, credit, cause, 1, currency, customer_id",
            "amount_minor, bill_id, null, day, debit, credit, cause, number, currency, customer_id",
            // A correction that goes the same way, of another amount, currency, bill or nothing.
            "2000, 1, 1, day, debit, credit, 'BILL_CHANGED', 1, currency, customer_id",
            "1999, 1, 1, day, credit, debit, 'BILL_CHANGED', 1, currency, customer_id",
            "2000, 1, 1, day, credit, debit, 'BILL_CHANGED', 1, 'EUR', customer_id",
            "2000, 2, 1, day, credit, debit, 'BILL_CHANGED', 1, currency, customer_id",
            "2000, 1, 99, day, credit, debit, 'BILL_CHANGED', 1, currency, customer_id")) {
      assertThatThrownBy(() -> ledger.billing.jdbc().sql(COPY.formatted(wrong)).update())
          .as(wrong)
          .isInstanceOf(DataAccessException.class);
    }
    String right = "2000, 1, 1, day, credit, debit, 'BILL_CHANGED', %d, currency, customer_id";
    ledger.billing.jdbc().sql(COPY.formatted(right.formatted(1))).update();
    assertThatThrownBy(() -> ledger.billing.jdbc().sql(COPY.formatted(right.formatted(2))).update())
        .isInstanceOf(DuplicateKeyException.class);
  }

  @Test
  void whatDiffersFailsTheRunAndTheJobThatReconcilesAnyDays() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    population.customer("TX").with("HOME", "2026-11-16").withCard("pm_good");
    population.customer("TX").with("HOME", "2026-11-17").withCard("pm_good");
    ledger.charge(ledger.freeze(NOVEMBER));
    assertThat(reconciledDays()).isEmpty();

    ledger.billing.losePostings("bill_id = 1 and cause = 'PAYMENT'");
    ledger.billing.losePostings("bill_id = 2 and credit = 'TAX'");
    ledger
        .billing
        .jdbc()
        .sql("update billing.bill set voided = 'nobody posted it', voided_at = now() where id = 3")
        .update();

    String[] differences = {
      "The ledger has payments of 0 USD for bill 1, of which 2125 are paid.",
      "The ledger has 2000 + 0 USD for bill 2, which is over 2000 + 125.",
      "The ledger has 2000 + 125 USD for bill 3, which is over 0 + 0."
    };
    assertThat(ledger.differences(NOVEMBER)).contains(differences);
    assertThat(reconciledDays()).containsExactly(differences);
  }

  @Test
  void aStatementIsReadPageByPageAndSaysWhatIsOwedAfterEachLine() {
    Customer ada =
        population
            .customer("OR")
            .with("HOME", "2026-11-15")
            .with("EURO", "2026-11-20")
            .withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    ledger.charge(ledger.freeze(NOVEMBER));
    Statements statements = ledger.billing.get(Statements.class);

    List<Posting> first = statements.after(ada.id(), 0, 3);
    List<Posting> rest = statements.after(ada.id(), first.getLast().id(), 3);

    List<Posting> all = new ArrayList<>(first);
    all.addAll(rest);
    assertThat(first).hasSize(3);
    assertThat(rest).hasSize(1);
    assertThat(all)
        .extracting(posting -> posting.cause() + " " + posting.currency(), Posting::owedMinor)
        .containsExactlyInAnyOrder(
            tuple("BILL USD", 2000L),
            tuple("BILL EUR", 1500L),
            tuple("PAYMENT USD", 0L),
            tuple("PAYMENT EUR", 0L));
    assertThat(all).extracting(Posting::day).containsOnly(LocalDate.of(2026, 11, 1));
    assertThat(statements.after(ada.id(), rest.getLast().id(), 3)).isEmpty();
  }

  @Test
  void tenYearsOfACustomerAreReadByIndexesAlone() {
    ledger
        .billing
        .jdbc()
        .sql("insert into catalog.contract_price values ('HOME', '2020-01-01', 'USD', 1000)")
        .update();
    Customer ada = population.customer("TX").with("HOME", "2020-01-15");
    population.many(300, "2020-01-15");
    ledger.freeze(RunKey.ofDay(LocalDate.of(2029, 12, 31)));
    ledger.billing.owner().sql("analyze billing.posting, billing.bill").update();
    ledger.billing.owner().sql("analyze billing.subscription").update();
    TransactionTemplate transaction =
        new TransactionTemplate(ledger.billing.get(JdbcTransactionManager.class));

    transaction.executeWithoutResult(
        _ -> {
          long before = rowsReadByScans();
          assertThat(statement(ada)).hasSize(240);
          assertThat(owed(ada)).isEqualTo(48 * 1063 + 35 * 2125 + 37 * 2656);
          assertThat(rowsReadByScans()).isEqualTo(before);
        });
  }

  /** Of what this transaction has read so far. */
  private long rowsReadByScans() {
    return ledger.billing.count(
        """
        select sum(seq_tup_read)::bigint
          from pg_stat_xact_user_tables
         where schemaname = 'billing' and relname in ('posting', 'bill', 'subscription')
        """);
  }

  private List<String> reconciledDays() {
    return ledger
        .billing
        .get(ReconcilingCharges.class)
        .reconcile(
            Instant.parse("2026-10-31T00:00:00Z"),
            Instant.parse("2026-11-02T00:00:00Z"),
            () -> false)
        .ledger();
  }

  private static <T> List<T> atOnce(Callable<T> work) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(List.of(work, work))) {
        results.add(future.get());
      }
      return results;
    }
  }
}
