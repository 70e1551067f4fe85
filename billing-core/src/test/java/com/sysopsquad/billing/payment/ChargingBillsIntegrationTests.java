package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.reconciliation.Reconciliation;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class ChargingBillsIntegrationTests extends ChargedBills {

  private static final String INVOICE_IN_THE_WAY =
      """
      insert into billing.invoice
      select max(id), gen_random_uuid(), '2026-10-00-000060', gen_random_uuid(), gen_random_uuid(),
             'x', 'x', 'x', '2026-11-01', '2026-12-01', '2026-11-01', 'USD', 0, 0, 0, 'x', 'x', 'x',
             '2026-11-01'
        from billing.bill
      """;

  @Test
  void aPaidBillBecomesAnInvoiceAndAMessage() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    BillingRun run = freeze(1);

    charge(run);

    assertThat(billing.sent().problems()).isEmpty();
    InvoiceIssued invoice = billing.sent().invoices().getFirst();
    assertThat(invoice.number()).isEqualTo("2026-10-00-000001");
    assertThat(invoice.customerName()).isEqualTo("Ada Byron");
    assertThat(invoice.customerAddress()).isEqualTo("1 Engine Way\nSalem, TX 97301");
    assertThat(invoice.seller()).startsWith("Penultimate Electronics").contains("EIN");
    assertThat(invoice.issuedOn()).isEqualTo(LocalDate.of(2026, 10, 31));
    assertThat(invoice.currency()).isEqualTo("USD");
    assertThat(invoice.totalMinor()).isEqualTo(2125);
    assertThat(invoice.cardLastFour()).isEqualTo("4242");
    assertThat(invoice.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.description())
                  .isEqualTo("Home, 15 November 2026 to 14 December 2026");
              assertThat(line.netMinor()).isEqualTo(2000);
              assertThat(line.taxMinor()).isEqualTo(125);
              assertThat(line.taxRate()).isEqualByComparingTo("0.0625");
            });
    assertThat(invoices()).containsExactly("2026-10-00-000001 2125 USD");
    assertThat(count("select count(*) from billing.invoice_line")).isEqualTo(1);
    assertThat(progress()).isEqualTo(new RunProgress(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void everyOutcomeIsWrittenWithWhatItMeans() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_hard");
    population.customer("OR").with("HOME", "2026-11-05").withCard("pm_action");
    population.customer("OR").with("HOME", "2026-11-06").withCard("pm_pending");
    population.customer("OR").with("HOME", "2026-11-07").withCard("pm_throttled");
    population.customer("OR").with("HOME", "2026-11-08").withCard("pm_unknown");
    population.customer("OR").with("HOME", "2026-11-09").withCard("pm_rejected");
    population.customer("OR").with("HOME", "2026-11-10");
    population.customer("OR").with("GONE", "2026-11-11").withCard("pm_good");
    BillingRun run = freeze(1);

    charge(run);

    assertThat(attempts())
        .containsExactly(
            "APPROVED",
            "SOFT_DECLINE",
            "HARD_DECLINE",
            "CUSTOMER_ACTION",
            "PENDING",
            "THROTTLED",
            "UNKNOWN",
            "REJECTED",
            "NOT_SENT");
    assertThat(alerts())
        .containsExactly(
            "SOFT_DECLINE: Not enough funds",
            "HARD_DECLINE: The card was lost",
            "CUSTOMER_ACTION: Please confirm",
            "OPEN: The provider decides later",
            "OPEN: Too many requests",
            "OPEN: No answer within 30 s",
            "REJECTED: No such payment method",
            "NO_CARD: The customer has no card that can be charged",
            "NOT_PRICED: Contract GONE has no price on 2026-11-11. Add one to the catalog and run"
                + " contractSync.");
    assertThat(billing.sent().problems())
        .extracting(PaymentProblem::reason)
        .containsExactlyInAnyOrder(
            "Your bank declined the payment.",
            "Your bank declined the payment, and this card cannot be charged again.",
            "Your bank requires you to confirm this payment.",
            "Your saved card can no longer be charged.",
            "We have no valid card to charge.",
            "We could not calculate the amount for this billing period yet.");
    assertThat(progress()).isEqualTo(new RunProgress(10, 1, 5, 3, 1, 0, 0));
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).agrees()).isTrue();
  }

  @Test
  void theSameMonthAgainFindsNothingToDo() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    population.customer("OR").with("HOME", "2026-11-10");
    population.customer("OR").with("GONE", "2026-11-11");
    charge(freeze(1));

    charge(freeze(1));

    assertThat(provider.calls()).hasSize(2);
    assertThat(billing.sent().invoices()).hasSize(1);
    assertThat(billing.sent().problems()).hasSize(3);
  }

  @Test
  void aCrashBetweenCallAndWriteLeadsToTheSameKeysAndOneCharge() throws InterruptedException {
    population.many(40, "2026-11-15");
    BillingRun run = freeze(1);
    ChargingSession crashed = charging.begin(run, 0, NOBODY_ELSE);
    while (provider.charged() < 40) {
      Thread.onSpinWait();
    }
    crashed.close();

    charge(run);

    assertThat(provider.calls()).hasSize(80);
    assertThat(new HashSet<>(provider.calls())).hasSize(40);
    assertThat(provider.charged()).isEqualTo(40);
    assertThat(progress()).isEqualTo(new RunProgress(40, 40, 0, 0, 0, 0, 0));
  }

  @Test
  void aWriterThatWasReplacedWritesNothing() {
    population.many(120, "2026-11-15");
    BillingRun run = freeze(1);
    AtomicInteger writes = new AtomicInteger();
    WriteFence lostAfterTwo =
        () -> {
          if (writes.incrementAndGet() > 2) {
            throw new StaleWriterException("Another has taken over");
          }
        };

    try (ChargingSession session = charging.begin(run, 0, lostAfterTwo)) {
      int settled = session.settleNext() + session.settleNext();
      assertThatThrownBy(session::settleNext).isInstanceOf(StaleWriterException.class);
      assertThatThrownBy(session::settleNext).isInstanceOf(IllegalStateException.class);

      assertThat(progress().paid()).isEqualTo(settled);
    }
    charge(run);
    assertThat(provider.charged()).isEqualTo(120);
    assertThat(numbers()).hasSize(120).doesNotHaveDuplicates();
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @Test
  void aTransactionThatFailsLeavesNoGapInTheNumbers() {
    population.many(150, "2026-11-15");
    BillingRun run = freeze(2);
    // A number that is taken already fails the third batch, after its numbers were drawn.
    sql(INVOICE_IN_THE_WAY);

    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      assertThatThrownBy(() -> drain(session)).isInstanceOf(DataIntegrityViolationException.class);
    }
    sql("delete from billing.invoice where number = '2026-10-00-000060'");
    charge(run);

    List<String> numbers = numbers();
    assertThat(numbers).hasSize(150);
    for (int partition = 0; partition < 2; partition++) {
      for (int number = 1; number <= 75; number++) {
        assertThat(numbers).contains("2026-10-%02d-%06d".formatted(partition, number));
      }
    }
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }

  @Test
  void stoppedItWritesWhatIsInFlightAndLeavesTheRestDue() {
    population.many(2_000, "2026-11-15");
    BillingRun run = freeze(1);
    int settled;
    try (ChargingSession session = charging.begin(run, 0, NOBODY_ELSE)) {
      settled = session.settleNext();
      session.stop();
      settled += drain(session);
    }

    assertThat(settled).isLessThan(2_000);
    assertThat(progress().paid()).isEqualTo(settled).isEqualTo(provider.charged());
    charge(run);
    assertThat(progress().paid()).isEqualTo(2_000);
  }

  @Test
  void aBillThatCannotBeReadIsParkedAndTheRestOfItsPageIsBilled() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");
    BillingRun run = freeze(1);
    sql("update billing.bill set currency = 'QQQ' where period_start = '2026-11-03'");

    charge(run);

    assertThat(progress()).isEqualTo(new RunProgress(3, 2, 0, 0, 1, 0, 0));
    assertThat(alerts()).singleElement().asString().startsWith("NOT_PRICED: Its amounts");
    assertThat(attempts()).containsExactly("APPROVED", "APPROVED");
  }

  @Test
  void sumsOfTwoCurrenciesAreKeptApart() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("EURO", "2026-11-03").withCard("pm_good");
    population.customer("OR").with("EURO", "2026-11-04").withCard("pm_soft");
    charge(freeze(1));

    Reconciliation reconciliation = billing.get(ReconcilingRuns.class).reconcile(NOVEMBER);

    assertThat(reconciliation.differences()).isEmpty();
    assertThat(reconciliation.totals())
        .containsExactly(
            new Reconciliation.Totals("EUR", 3000, 1500, 1500, 1500, 1, 1),
            new Reconciliation.Totals("USD", 2000, 2000, 2000, 2000, 1, 1));
  }

  @Test
  void whatDoesNotAgreeIsSaid() {
    population.customer("OR").with("HOME", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");
    BillingRun run = freeze(1);
    charge(run);
    provider.charge(
        new ChargeRequest(
            UUID.fromString("00000000-0000-0000-0000-000000000001"),
            null,
            1,
            NOVEMBER,
            77,
            "USD",
            "cus_1",
            "pm_good"));
    sql("delete from billing.invoice_line where bill_id = 3");
    sql("delete from billing.invoice where bill_id = 3");
    sql("update billing.payment_attempt set state = 'UNKNOWN' where bill_id = 1");
    String ofBill1 =
        billing
            .jdbc()
            .sql("select number from billing.invoice where bill_id = 1")
            .query(String.class)
            .single();

    Reconciliation reconciliation = billing.get(ReconcilingRuns.class).reconcile(NOVEMBER);

    assertThat(reconciliation.differences())
        .containsExactlyInAnyOrder(
            "Bill 3 is paid, but has no invoice.",
            "Invoice %s stands without a payment.".formatted(ofBill1),
            "Series 2026-10/00 has given 2 numbers, but 1 invoices bear them.",
            "The provider charged 77 USD for reference 00000000-0000-0000-0000-000000000001, which"
                + " is no bill of this run.",
            "The provider charged 2000 USD for bill 1, which is UNKNOWN here: start the run again"
                + " to find out.",
            "The ledger has payments of 2000 USD for bill 1, of which 0 are paid.");
    assertThat(reconciliation.remarks()).singleElement().asString().contains("Bill 1 is UNKNOWN");
  }
}
