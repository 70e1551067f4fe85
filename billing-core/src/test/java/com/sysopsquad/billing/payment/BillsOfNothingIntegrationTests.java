package com.sysopsquad.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bills over nothing are settled and invoiced without a card. */
class BillsOfNothingIntegrationTests extends ChargedBills {

  @Test
  void nothingToPayIsSettledWithoutACardAndWithoutAnAttempt() {
    population.customer("OR").with("FREE", "2026-11-02");
    population.customer("OR").with("FREE", "2026-11-03").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-04").withCard("pm_good");

    charge(freeze(1));

    assertThat(attempts()).containsExactly("APPROVED");
    assertThat(invoices())
        .containsExactly(
            "2026-10-00-000001 0 USD", "2026-10-00-000002 0 USD", "2026-10-00-000003 2000 USD");
    assertThat(billing.sent().invoices())
        .filteredOn(invoice -> invoice.totalMinor() == 0)
        .extracting(InvoiceIssued::cardBrand, InvoiceIssued::paymentReference)
        .containsOnly(tuple("", ""));
    assertThat(alerts()).isEmpty();
    assertThat(progress()).isEqualTo(new RunProgress(3, 3, 0, 0, 0, 0, 0));
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
    charge(billing.get(BillingRuns.class).find(NOVEMBER).orElseThrow());
    assertThat(invoices()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOT_SENT", "UNKNOWN"})
  void aBillOfNothingOfWhichAnAttemptWasMadeStopsNobodyAndIsSettled(String state) {
    population.customer("OR").with("FREE", "2026-11-02").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-03").withCard("pm_soft");
    BillingRun run = freeze(1);
    sql(
        """
        insert into billing.payment_attempt
               (bill_id, attempt, state, card_id, amount_minor, currency, reason, attempted_at)
        select id, 1, '%s', card_id, 0, 'USD', 'Before', now()
          from billing.bill where total_minor = 0
        """
            .formatted(state));
    charge(run);

    resolve();
    billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE);
    billing.get(ChargingFurtherAttempts.class).charge(NOBODY_ELSE);

    assertThat(attempts()).containsExactly("NOT_SENT", "SOFT_DECLINE");
    assertThat(invoices()).containsExactly("2026-10-00-000001 0 USD");
    assertThat(alerts()).allMatch(alert -> alert.startsWith("SOFT_DECLINE"));
    assertThat(progress()).isEqualTo(new RunProgress(2, 1, 1, 0, 0, 0, 0));
  }

  @Test
  void nothingToPayIsInvoicedWithoutACall() {
    population.customer("OR").with("FREE", "2026-11-02").withCard("pm_good");

    charge(freeze(1));

    assertThat(provider.calls()).isEmpty();
    assertThat(invoices()).containsExactly("2026-10-00-000001 0 USD");
    assertThat(billing.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
  }
}
