package com.sysopsquad.billing.payment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.NotOnHold;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.payment.OpeningFurtherAttempts;
import com.sysopsquad.billing.payment.ResolvingOpenPayments;
import com.sysopsquad.flows.delivery.mark.LossWatch;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Nothing is charged while billing is on hold. */
class ChargesOnHoldIntegrationTests extends ComparedCharges {

  @Test
  void aHoldStopsEveryChargeUntilItIsReleased() {
    population.many(CUSTOMERS, "2026-11-15");
    population.customer("TX").with("HOME", "2026-11-15");
    BillingRun november = freeze(NOVEMBER);
    holding.begin("ada", "The database was restored");
    holding.begin("bob", "Too late");

    assertThat(
            List.<ThrowingCallable>of(
                () -> charge(november),
                () -> compare(NOVEMBER),
                () -> billing.get(OpeningFurtherAttempts.class).open(NOBODY_ELSE)))
        .allSatisfy(
            step ->
                assertThatThrownBy(step)
                    .isInstanceOf(BillingOnHold.class)
                    .hasMessageContaining("(ada): The database was restored."));
    assertThat(provider.calls()).isEmpty();

    holding.release("ada", "It was looked at");
    run(NOVEMBER);

    assertThat(provider.charged()).isEqualTo(CUSTOMERS);
    assertThatThrownBy(() -> holding.release("ada", "Again")).isInstanceOf(NotOnHold.class);
    assertThat(
            billing.count(
                "select count(*) from billing.hold where begun_by = 'ada' and released_by = 'ada'"))
        .isEqualTo(1);
  }

  @Test
  void anOpenAttemptIsNotSentWhileBillingIsOnHold() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_unknown");
    run(NOVEMBER);
    holding.begin("ada", "A drill");

    assertThatThrownBy(() -> billing.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE))
        .isInstanceOf(BillingOnHold.class);

    assertThat(provider.calls()).hasSize(1);
  }

  @Test
  void aCustomerThatIsAheadPutsBillingOnHold() {
    LossWatch watch = billing.get(LossWatch.class);

    watch.lost("reporting", Queues.DEAD_LETTER);
    assertThat(holding.current()).isEmpty();
    watch.lost("customer", Queues.SUPPORT_PLAN);

    assertThat(holding.current())
        .hasValueSatisfying(
            hold ->
                assertThat(hold.sentence())
                    .contains(
                        "Billing does not have everything that customer has sent to"
                            + " BILLING.SUPPORT_PLAN.",
                        "Nothing is charged until you release it"));
  }

  @Test
  void aMereCrashPutsNothingOnHold() {
    population.many(CUSTOMERS, "2026-11-15");
    BillingRun november = freeze(NOVEMBER);
    ChargingSession crashed = billing.get(ChargingBills.class).begin(november, 0, NOBODY_ELSE);
    await().until(() -> provider.charged() == CUSTOMERS / 2);
    crashed.close();

    run(NOVEMBER);

    assertThat(holding.current()).isEmpty();
    everybodyIsChargedAndInvoicedOnce(NOVEMBER, CUSTOMERS);
  }
}
