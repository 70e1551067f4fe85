package com.sysopsquad.billing.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ScriptedProvider;
import com.sysopsquad.platform.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month was billed and completed; half a year later it is looked at again. */
class ReconcilingChargesIntegrationTests {

  private static final Instant BILLED = Instant.parse("2026-11-01T03:00:00Z");

  private final SettableClock clock = new SettableClock(BILLED.toString());
  private final ScriptedProvider provider = new ScriptedProvider(clock);
  private final BillingInTest billing = BillingInTest.with(clock, provider, Map.of());

  @BeforeEach
  void bill() {
    Population population = new Population(billing.jdbc());
    population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-16").withCard("pm_good");
    population.customer("OR").with("EURO", "2026-11-17").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-18").withCard("pm_soft");
    population.customer("OR").with("FREE", "2026-11-19");
    BillingRun run =
        billing.get(OpeningBillingRuns.class).open(RunKey.ofDay(LocalDate.of(2026, 11, 30)), 1);
    try (ChargingSession session = billing.get(ChargingBills.class).begin(run, 0, () -> {})) {
      while (session.settleNext() > 0) {
        // The next batch.
      }
    }
    clock.advance(Duration.ofDays(180));
  }

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void whatAgreesIsSummedByCurrency() {
    ChargeReconciliation result = reconcile();

    assertThat(result.agrees()).isTrue();
    assertThat(result.summary())
        .isEqualTo(
            """
            EUR: our records have 1 payments totaling 15.00; the provider has 1 charges totaling 15.00.
            USD: our records have 2 payments totaling 40.00; the provider has 2 charges totaling 40.00.""");
    assertThat(alerts()).isEmpty();
  }

  @Test
  void anotherTimeHasNothing() {
    ChargeReconciliation result =
        billing
            .get(ReconcilingCharges.class)
            .reconcile(BILLED.plusSeconds(1), clock.instant(), () -> false);

    assertThat(result.agrees()).isTrue();
    assertThat(result.summary())
        .isEqualTo("No payments in our records, and no charges at the provider.");
  }

  @Test
  void aSecondChargeOnAPaidBillDiffers() {
    provider.listsAlso(charge("pi_twice", 2_000, "USD", line("2026-11-15")));

    assertDiffers("The provider charged 2000 USD by pi_twice for bill 1, which is paid already by");
  }

  @Test
  void aChargeForABillThatIsNotPaidDiffers() {
    provider.listsAlso(charge("pi_more", 200_000, "USD", line("2026-11-18")));

    assertDiffers(
        "The provider charged 200000 USD by pi_more for bill 4 over 2000 USD, which is not paid");
  }

  @Test
  void aChargeForNothingThatIsKnownDiffers() {
    provider.listsAlso(charge("pi_lost", 1, "USD", null));

    assertDiffers("The provider charged 1 USD by pi_lost for no bill, which is not known here.");
  }

  @Test
  void anotherAmountDiffers() {
    set("amount_minor = 1999");

    assertDiffers("Bill 1 is paid with 1999 USD by");
  }

  @Test
  void anotherCurrencyDiffers() {
    set("currency = 'CAD'");

    assertDiffers("Bill 1 is paid with 2000 CAD by");
  }

  @Test
  void aPaymentThatTheProviderDoesNotListDiffers() {
    provider.cutsItsList(2);

    assertDiffers("but the provider's list does not have it.");
  }

  @Test
  void aChargeThatIsOpenHereButMadeAtTheProviderDiffers() {
    open("UNKNOWN");
    provider.listsAlso(charge("pi_lost", 2_000, "USD", line("2026-11-18")));

    assertDiffers("by pi_lost for bill 4 over 2000 USD, which is UNKNOWN here");
  }

  @Test
  void aChargeThatIsOpenHereButEndedAtTheProviderDiffers() {
    open("PENDING");
    provider.listsAlso(
        in(ChargePage.State.ENDED, charge("pi_ended", 2_000, "USD", line("2026-11-18"))));

    assertDiffers(
        "Bill 4 is PENDING here, but the provider says that charge pi_ended ended without a"
            + " payment.");
  }

  @Test
  void aChargeThatIsOpenOnBothSidesAgrees() {
    open("PENDING");
    provider.listsAlso(
        in(ChargePage.State.UNDECIDED, charge("pi_open", 2_000, "USD", line("2026-11-18"))));

    assertThat(reconcile().agrees()).isTrue();
  }

  @Test
  void aChargeThatIsOpenOnBothSidesOverAnotherAmountDiffers() {
    open("PENDING");
    provider.listsAlso(
        in(ChargePage.State.UNDECIDED, charge("pi_open", 200_000, "USD", line("2026-11-18"))));

    assertDiffers("has not decided about 200000 USD by pi_open for bill 4 over 2000 USD");
  }

  @Test
  void aChargeThatTheProviderMayStillMakeDiffers() {
    provider.listsAlso(
        in(ChargePage.State.UNDECIDED, charge("pi_open", 2_000, "USD", line("2026-11-18"))));

    assertDiffers(
        "The provider has not decided about 2000 USD by pi_open for bill 4 over 2000 USD, which is"
            + " not being paid here.");
  }

  @Test
  void aSecondChargeThatTheProviderMayStillMakeDiffers() {
    provider.listsAlso(
        in(ChargePage.State.UNDECIDED, charge("pi_second", 2_000, "USD", line("2026-11-15"))));

    assertDiffers("but the provider has not decided about 2000 USD by pi_second.");
  }

  @Test
  void aChargeThatEndedWithoutAPaymentAgrees() {
    provider.listsAlso(
        in(ChargePage.State.ENDED, charge("pi_soft", 2_000, "USD", line("2026-11-18"))));

    assertThat(reconcile().agrees()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2_000})
  void aRefundThatIsNotKnownHereDiffers(long amount) {
    provider.refunds(provider.references().getFirst(), amount);

    assertDiffers("of which the provider refunded " + amount + "; our records have refunds of 0.");
  }

  @Test
  void aRefundThatIsKnownHereAgrees() {
    provider.refunds(provider.references().getFirst(), 500);
    billing
        .jdbc()
        .sql(
            """
            insert into billing.posting
                   (day, customer_id, currency, debit, credit, amount_minor, cause, bill_id, number)
            select '2026-11-02', customer_id, currency, 'CREDIT', 'CASH', 500, 'PAYMENT', bill_id,
                   99
              from billing.posting where bill_id =
                   (select bill_id from billing.payment_attempt where provider_reference = ?)
               and cause = 'PAYMENT'
            """)
        .param(provider.references().getFirst())
        .update();

    assertThat(reconcile().differences()).isEmpty();
  }

  @Test
  void aChargeForWhichAPersonHasAnsweredDoesNotDifferAgain() {
    provider.listsAlso(charge("pi_lost", 1, "USD", null));
    billing
        .jdbc()
        .sql(
            """
            insert into billing.unknown_charge (provider_reference, charged_at, amount_minor,
                   currency, attempt, noticed_at, verdict, objection, accepted_at)
            values ('pi_lost', now(), 1, 'USD', 1, now(), 'OBJECT', 'x', now())
            """)
        .update();

    assertThat(reconcile().agrees()).isTrue();
  }

  @Test
  void whatDiffersHasOneAlertUntilItAgrees() {
    set("amount_minor = 1999");
    reconcile();
    set("amount_minor = 1998");
    reconcile();
    assertThat(alerts()).singleElement().asString().contains("1998 USD");

    set("amount_minor = 2000");
    reconcile();

    assertThat(alerts()).isEmpty();
  }

  private void assertDiffers(String sentence) {
    ChargeReconciliation result = reconcile();

    assertThat(result.agrees()).isFalse();
    assertThat(result.differences()).singleElement().asString().contains(sentence);
    assertThat(alerts()).isEqualTo(result.differences());
    assertThat(result.summary()).contains("USD:", sentence);
  }

  private ChargeReconciliation reconcile() {
    return billing
        .get(ReconcilingCharges.class)
        .reconcile(BILLED.minus(Duration.ofDays(1)), BILLED.plus(Duration.ofDays(1)), () -> false);
  }

  private static ChargePage.Charge charge(
      String reference, long amount, String currency, @Nullable LineKey line) {
    return new ChargePage.Charge(
        reference,
        BILLED,
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

  private static ChargePage.Charge in(ChargePage.State state, ChargePage.Charge charge) {
    return new ChargePage.Charge(
        charge.providerReference(),
        charge.at(),
        state,
        charge.amountMinor(),
        charge.refundedMinor(),
        charge.currency(),
        charge.reference(),
        charge.line(),
        charge.attempt(),
        charge.run(),
        charge.method());
  }

  private LineKey line(String periodStart) {
    LocalDate start = LocalDate.parse(periodStart);
    return new LineKey(
        billing
            .jdbc()
            .sql("select plan_id from billing.bill where period_start = ?")
            .param(start)
            .query(UUID.class)
            .single(),
        start);
  }

  /** Bill 4 was declined; its attempt is open again. */
  private void open(String state) {
    billing
        .jdbc()
        .sql(
            "update billing.payment_attempt set state = ?, settled_at = null, provider_reference = null"
                + " where bill_id = 4")
        .param(state)
        .update();
  }

  private void set(String what) {
    billing
        .jdbc()
        .sql("update billing.payment_attempt set %s where bill_id = 1".formatted(what))
        .update();
  }

  private List<String> alerts() {
    return billing
        .jdbc()
        .sql(
            """
            select reason from billing.alert
             where kind = 'CHARGE_DIFFERS' and charge is not null and closed_at is null
            """)
        .query(String.class)
        .list();
  }
}
