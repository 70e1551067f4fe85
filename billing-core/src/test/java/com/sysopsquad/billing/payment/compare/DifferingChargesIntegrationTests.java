package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.correction.CorrectionRequest;
import com.sysopsquad.billing.correction.CorrectionState;
import com.sysopsquad.billing.correction.MakingCorrections;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A charge that differs from its bill, or is not known here, stops the run. */
class DifferingChargesIntegrationTests extends ComparedCharges {

  @Test
  void thereIsOneComparisonAtATime() throws SQLException {
    try (Connection other = billing.get(DataSource.class).getConnection()) {
      assertThat(new ListedCharges(other).beginAlone()).isTrue();

      assertThatThrownBy(
              () -> billing.get(ComparingCharges.class).compare(null, NOBODY_ELSE, () -> true))
          .hasMessageContaining("another run");

      new ListedCharges(other).endAlone();
    }

    assertThat(compare(null)).isZero();
  }

  @Test
  void anotherAmountForAnOpenAttemptStopsTheRun() {
    population.customer("OR").with("HOME", "2026-11-15").withCard("pm_unknown");
    run(NOVEMBER);
    provider.listsAlso(listed("pi_100_times", 200_000, "USD", anyLine()));

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("pi_100_times over 200000 USD");

    assertThat(attempts()).containsExactly("1 UNKNOWN");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2125})
  void aRefundedChargeThatIsNotKnownStopsTheRunUntilAPersonAcceptsIt(long refunded) {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    provider.refunds(provider.references().getFirst(), refunded);
    restore.toBeforeTheFirstRun();
    aDayPasses();

    assertThatThrownBy(() -> run(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining(refunded + " of it was refunded");

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    holding.release("ada", "It was refunded as a courtesy");
    run(NOVEMBER);

    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  /** Otherwise its bill would stand as parked for ever, and nobody could tell its refund. */
  @Test
  void theRefundOfAnAcceptedChargeCanBeRecorded() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    String charge = provider.references().getFirst();
    provider.refunds(charge, 500);
    provider.refundsByItself(charge, 500, "USD");
    restore.toBeforeTheFirstRun();
    aDayPasses();
    assertThatThrownBy(() -> run(NOVEMBER)).isInstanceOf(ChargesDiffer.class);
    holding.release("ada", "It was refunded as a courtesy");
    run(NOVEMBER);

    Correction recorded = record(charge, "re_own0");

    assertThat(recorded.state()).isEqualTo(CorrectionState.DONE);
    assertThat(recorded.amount().minor()).isEqualTo(500);
  }

  private Correction record(String charge, String refund) {
    return billing
        .jdbc()
        .sql(
            """
            select b.customer_id, b.id from billing.bill b
            join billing.payment_attempt a on a.bill_id = b.id
            where a.provider_reference = ?
            """)
        .param(charge)
        .query(
            (row, _) ->
                new CorrectionRequest(
                    CorrectionKind.CARD_REFUND,
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    null,
                    refund))
        .optional()
        .map(request -> billing.get(MakingCorrections.class).make(request, "key-1", "ada", "Why"))
        .orElseThrow();
  }

  @Test
  void aChargeOfALineThatIsNotKnownStopsTheRunBeforeItChargesAnything() {
    population.many(CUSTOMERS, "2026-11-15");
    BillingRun november = freeze(NOVEMBER);
    provider.listsAlso(
        listed("pi_strange", 2125, "USD", new LineKey(new UUID(7, 7), LocalDate.of(2026, 11, 15))));

    assertThatThrownBy(() -> compare(november.key()))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("pi_strange over 2125 USD")
        .hasMessageContaining("00000000-0000-0007-0000-000000000007/2026-11-15 is not known here");

    assertThat(provider.charged()).isZero();
    assertThat(holding.current())
        .hasValueSatisfying(hold -> assertThat(hold.reason()).contains("pi_strange"));
    assertThatThrownBy(() -> charge(november)).isInstanceOf(BillingOnHold.class);
    assertThat(provider.charged()).isZero();

    holding.release("ada", "It was refunded");
    run(NOVEMBER);

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    noInvoiceNumberIsUsedTwice();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2124 USD", "2125 EUR", "-2125 USD", "0 USD"})
  void aChargeOverAnythingElseThanItsBillStopsTheRun(String amount) {
    population.many(1, "2026-11-15");
    freeze(NOVEMBER);
    String[] parts = amount.split(" ", -1);
    provider.listsAlso(listed("pi_other", Long.parseLong(parts[0]), parts[1], anyLine()));

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("pi_other over " + amount)
        .hasMessageContaining("is for 2125 USD here");

    holding.release("ada", "The customer was asked");
    run(NOVEMBER);

    assertThat(provider.charged()).isZero();
    assertThat(attempts()).containsExactly("1 PARKED");
    assertThat(billing.count("select count(*) from billing.alert where kind = 'UNRESOLVED'"))
        .isEqualTo(1);
  }

  @Test
  void aSecondChargeOfABillThatIsPaidStopsTheRun() {
    population.many(1, "2026-11-15");
    run(NOVEMBER);
    provider.listsAlso(listed("pi_second", 2125, "USD", anyLine()));

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("is paid already by pi_");
  }

  @Test
  void aListThatDoesNotEndIsGivenUpAndTheRunStops() {
    population.many(1, "2026-11-15");
    freeze(NOVEMBER);
    provider.listsWithoutEnd();

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ProviderUnavailable.class)
        .hasMessageContaining("does not end");

    provider.listsProperly();
    assertThat(compare(NOVEMBER)).isZero();
  }

  @Test
  void aListThatLacksWhatIsPaidHereStopsTheRun() {
    population.many(CUSTOMERS, "2026-11-15");
    run(NOVEMBER);
    provider.cutsItsList(CUSTOMERS - 2);

    assertThatThrownBy(() -> compare(NOVEMBER))
        .isInstanceOf(ChargesDiffer.class)
        .hasMessageContaining("is missing payments that were made: 2 (pi_");

    provider.listsProperly();
    assertThat(compare(NOVEMBER)).isZero();
  }

  @Test
  void aComparisonThatIsStoppedReadsNoFurtherPage() {
    provider.listsWithoutEnd();

    assertThatThrownBy(
            () -> billing.get(ComparingCharges.class).compare(null, NOBODY_ELSE, () -> true))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("stopped");
  }

  private LineKey anyLine() {
    return billing
        .jdbc()
        .sql("select plan_id, period_start from billing.bill limit 1")
        .query(
            (row, _) ->
                new LineKey(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class)))
        .single();
  }

  private ChargePage.Charge listed(String id, long amount, String currency, LineKey line) {
    return new ChargePage.Charge(
        id,
        clock.instant(),
        ChargePage.State.SUCCEEDED,
        amount,
        0,
        currency,
        null,
        line,
        1,
        "2026-11",
        "pm_good");
  }
}
