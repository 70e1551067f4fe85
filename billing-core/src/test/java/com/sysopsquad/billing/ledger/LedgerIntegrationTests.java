package com.sysopsquad.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.run.BillingRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What each event posts. */
class LedgerIntegrationTests extends PostedBills {

  @Test
  void aFrozenBillIsOwedWithItsTaxAndAPaymentSettlesIt() {
    Customer ada = population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");

    BillingRun run = ledger.freeze(NOVEMBER);
    assertThat(ledger.postings()).containsExactly(FROZEN, TAXED);
    assertThat(balances(ada))
        .containsExactly(
            new Balance("USD", LedgerAccount.RECEIVABLE, 2125),
            new Balance("USD", LedgerAccount.DEFERRED_REVENUE, -2000),
            new Balance("USD", LedgerAccount.TAX, -125));

    ledger.charge(run);
    assertThat(ledger.postings()).containsExactly(FROZEN, TAXED, PAID);
    assertThat(balances(ada))
        .containsExactly(
            new Balance("USD", LedgerAccount.RECEIVABLE, 0),
            new Balance("USD", LedgerAccount.CASH, 2125),
            new Balance("USD", LedgerAccount.DEFERRED_REVENUE, -2000),
            new Balance("USD", LedgerAccount.TAX, -125));
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }

  @Test
  void whatCostsNothingOrHasNoPriceOrIsTooSmallPostsNothing() {
    ledger
        .billing
        .jdbc()
        .sql("insert into catalog.contract values ('TINY', 'Tiny', 'A cent', 24, 3, null)")
        .update();
    ledger
        .billing
        .jdbc()
        .sql("insert into catalog.contract_price values ('TINY', '2024-01-01', 'USD', 1)")
        .update();
    population.customer("TX").with("FREE", "2026-11-15").withCard("pm_good");
    population.customer("TX").with("GONE", "2026-11-15").withCard("pm_good");
    population.customer("TX").with("TINY", "2026-11-15").withCard("pm_good");

    ledger.charge(ledger.freeze(NOVEMBER));

    assertThat(ledger.postings()).isEmpty();
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }

  @Test
  void aParkedBillIsPostedByTheRunThatPricesIt() {
    population.customer("TX").with("GONE", "2026-11-15").withCard("pm_good");
    ledger.charge(ledger.freeze(NOVEMBER));
    ledger
        .billing
        .jdbc()
        .sql("insert into catalog.contract_price values ('GONE', '2024-01-01', 'EUR', 700)")
        .update();

    ledger.freeze(DECEMBER);

    assertThat(ledger.postings())
        .containsExactly(
            "BILL 1 RECEIVABLE<DEFERRED_REVENUE 700 EUR",
            "BILL 1 RECEIVABLE<TAX 44 EUR",
            "BILL 1 RECEIVABLE<DEFERRED_REVENUE 700 EUR",
            "BILL 1 RECEIVABLE<TAX 44 EUR");
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }

  @Test
  void whatIsVoidIsTakenBackAndPostedAgainByTheRunThatBillsIt() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = ledger.freeze(NOVEMBER);
    ada.cancels("2026-11-15");
    ledger.charge(run);
    assertThat(ledger.postings())
        .containsExactly(
            FROZEN, "BILL_CHANGED 1 DEFERRED_REVENUE<RECEIVABLE 2000 USD takes back BILL 1");
    assertThat(owed(ada)).isZero();
    assertThat(ledger.differences(NOVEMBER)).isEmpty();

    ada.goesOn();
    ledger.charge(ledger.freeze(DECEMBER));

    assertThat(ledger.postings().subList(2, 6))
        .containsExactly(
            FROZEN,
            "BILL 1 RECEIVABLE<DEFERRED_REVENUE 2500 USD",
            "PAYMENT 1 CASH<RECEIVABLE 2000 USD",
            "PAYMENT 1 CASH<RECEIVABLE 2500 USD");
    assertThat(owed(ada)).isZero();
    assertThat(statement(ada)).hasSize(6);
  }

  @Test
  void aBillThatIsFrozenAnewTwicePostsWhatChangedEachTime() {
    Customer ada = population.customer("TX").with("HOME", "2026-11-15").withCard("pm_soft");
    ledger.charge(ledger.freeze(NOVEMBER));

    ada.movesTo("OR");
    ledger.tryAgain();
    ada.cancels("2026-11-30");
    ledger.tryAgain();
    ada.changesCardTo("pm_good");
    ledger.tryAgain();

    assertThat(ledger.postings())
        .containsExactly(
            FROZEN,
            TAXED,
            "BILL_CHANGED 1 TAX<RECEIVABLE 125 USD takes back BILL 1",
            "BILL_CHANGED 1 DEFERRED_REVENUE<RECEIVABLE 2000 USD takes back BILL 1",
            "BILL 2 RECEIVABLE<DEFERRED_REVENUE 1000 USD",
            "PAYMENT 2 CASH<RECEIVABLE 1000 USD");
    assertThat(owed(ada)).isZero();
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }

  @Test
  void aVoidBillOfAPlanThatGoesOnIsOwedAgain() {
    Customer ada = population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft");
    ledger.charge(ledger.freeze(NOVEMBER));
    ada.cancels("2026-11-15");
    ledger.tryAgain();
    assertThat(owed(ada)).isZero();

    ada.goesOn();
    ledger.tryAgain();

    assertThat(ledger.postings()).endsWith("BILL 2 RECEIVABLE<DEFERRED_REVENUE 2000 USD");
    assertThat(owed(ada)).isEqualTo(2000);
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }

  @Test
  void anOutcomeThatIsLearnedAfterTheMonthIsPostedOnTheDayOnWhichItIsLearned() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = ledger.freeze(NOVEMBER);
    ledger.provider.losesAnswers();
    ledger.charge(run);
    assertThat(ledger.postings()).containsExactly(FROZEN, TAXED);
    ledger.provider.recovers();
    ledger.clock.set("2026-12-20T12:00:00Z");

    ledger.resolve();
    ledger.resolve();

    assertThat(ledger.postings()).containsExactly(FROZEN, TAXED, PAID);
    assertThat(
            ledger.list(
                """
                select p.day || ' ' || (a.settled_at at time zone 'UTC')::date
                  from billing.posting p join billing.payment_attempt a on a.bill_id = p.bill_id
                 where p.cause = 'PAYMENT'
                """))
        .containsExactly("2026-12-20 2026-11-01");
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }

  @Test
  void aChargeThatARestoreHasLostIsPostedOnceWhenItIsAdopted() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    ledger.charge(ledger.freeze(NOVEMBER));
    ledger.billing.losePostings("cause = 'PAYMENT'");
    ledger
        .billing
        .jdbc()
        .sql(
            """
            delete from billing.invoice_line;
            delete from billing.invoice;
            delete from billing.payment_attempt
            """)
        .update();
    ledger.clock.advance(Duration.ofHours(25));
    ledger.provider.forgetsKeys();

    assertThat(ledger.adopt(NOVEMBER)).isEqualTo(1);
    assertThat(ledger.adopt(NOVEMBER)).isZero();
    ledger.charge(ledger.freeze(NOVEMBER));

    assertThat(ledger.postings()).containsExactly(FROZEN, TAXED, PAID);
    assertThat(ledger.provider.charged()).isEqualTo(1);
  }

  @Test
  void aBillThatCannotBeReadIsTakenBack() {
    population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = ledger.freeze(NOVEMBER);
    ledger.billing.jdbc().sql("update billing.bill set currency = 'QQQ'").update();

    ledger.charge(run);

    assertThat(ledger.postings())
        .containsExactly(
            FROZEN, "BILL_CHANGED 1 DEFERRED_REVENUE<RECEIVABLE 2000 USD takes back BILL 1");
    assertThat(ledger.differences(NOVEMBER)).isEmpty();
  }
}
