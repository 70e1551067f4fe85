package com.sysopsquad.billing.desk;

import static com.sysopsquad.billing.desk.DeskFixture.DECEMBER;
import static com.sysopsquad.billing.desk.DeskFixture.NOBODY_ELSE;
import static com.sysopsquad.billing.desk.DeskFixture.NOVEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.desk.DecidingOnParkedBills.Outcome;
import com.sysopsquad.billing.desk.DecidingOnParkedBills.Step;
import com.sysopsquad.billing.desk.ParkedBill.Cause;
import com.sysopsquad.billing.desk.ParkedBill.Decision;
import com.sysopsquad.billing.desk.ParkedBill.Stage;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.payment.ResolvingOpenPayments;
import com.sysopsquad.billing.payment.compare.ComparingCharges;
import com.sysopsquad.billing.reconciliation.ReconcilingRuns;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person decides on parked bills. */
class DecidingOnParkedBillsIntegrationTests {

  @AutoClose private final DeskFixture desk = new DeskFixture();
  private final ParkedBills parked = desk.get(ParkedBills.class);
  private final DecidingOnParkedBills deciding = desk.get(DecidingOnParkedBills.class);

  @Test
  void parkedBillsAreListedWithTheirReasons() {
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    desk.population.customer("WA").with("HOME", "2026-11-16").withCard("pm_good");
    desk.bill(NOVEMBER);

    assertThat(parked.list(Stage.WAITING, 0, 20))
        .extracting(bill -> bill.cause() + " " + bill.why())
        .containsExactly(
            "NO_PRICE Contract GONE has no price on 2026-11-15. Add one to the catalog and run"
                + " contractSync.",
            "NO_PRICE There is no sales tax rate for state WA on 2026-11-16. Add it to"
                + " sales-tax.csv.");
    assertThat(parked.waiting(10)).isEqualTo(2);
    assertThat(parked.waiting(1)).isEqualTo(1);
    List<ParkedBill> first = parked.list(Stage.WAITING, 0, 1);
    assertThat(parked.list(Stage.WAITING, first.getFirst().id(), 20)).hasSize(1);
  }

  @Test
  void aPreviewSaysWhatTheNextRunWillDoAndChangesNothing() {
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    desk.population.customer("WA").with("HOME", "2026-11-16").withCard("pm_good");
    desk.population
        .customer("WA")
        .with("HOME", "2026-11-17")
        .withCard("pm_good")
        .cancels("2026-11-17");
    desk.population.customer("WA").with("HOME", "2026-11-18").withCard("pm_good");
    desk.bill(NOVEMBER);
    List<Long> bills = desk.bills();
    desk.price("GONE", 700);
    cancelPlanOf(bills.getLast(), "2026-11-18");
    List<String> before = everything();

    List<Step> steps = deciding.preview(Decision.TRY_AGAIN, bills);

    assertThat(everything()).isEqualTo(before);
    assertThat(steps)
        .extracting(Step::what)
        .containsExactly(
            "It has a price now. The next run bills it.",
            "It still cannot be charged: There is no sales tax rate for state WA on 2026-11-16."
                + " Add it to sales-tax.csv. The next run tries again.",
            "Nothing is owed anymore: the plan ends on 2026-11-18, before the period begins. The"
                + " next run voids it.");
    assertThat(Objects.requireNonNull(steps.getFirst().total()).minor()).isEqualTo(700);
    assertThat(deciding.preview(Decision.GIVE_UP, bills))
        .allSatisfy(step -> assertThat(step.isPossible()).isTrue());
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whatIsTriedAgainIsBilledByTheNextRunAndWaitsForADecisionAgainWhenThatFails() {
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    desk.population.customer("WA").with("HOME", "2026-11-16").withCard("pm_good");
    desk.bill(NOVEMBER);
    List<Long> bills = desk.bills();
    desk.price("GONE", 700);

    Outcome outcome = deciding.decide(Decision.TRY_AGAIN, bills, "ada", "Prices were added");
    Outcome again = deciding.decide(Decision.TRY_AGAIN, bills, "bob", "Prices were added");

    assertThat(outcome.done()).isEqualTo(bills);
    assertThat(again.done()).isEmpty();
    assertThat(again.left())
        .containsOnlyKeys(bills)
        .containsValue("It is already marked to be tried again.");
    assertThat(parked.list(Stage.WAITING, 0, 20)).isEmpty();
    assertThat(parked.list(Stage.DECIDED, 0, 20))
        .allSatisfy(
            bill -> assertThat(Objects.requireNonNull(bill.decision()).by()).isEqualTo("ada"));
    desk.clock.advance(Duration.ofDays(20));
    desk.bill(DECEMBER);
    assertThat(desk.list("select total_minor::text from billing.invoice order by period_start"))
        .containsExactly("700", "700");
    assertThat(parked.list(Stage.DECIDED, 0, 20)).isEmpty();
    assertThat(parked.list(Stage.WAITING, 0, 20)).hasSize(2);
  }

  /** The charge of the bill may be one that a restore has lost. */
  @Test
  void afterAHoldNothingIsGivenUpBeforeTheChargesAreCompared() {
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    desk.bill(NOVEMBER);
    HoldingBilling holding = desk.get(HoldingBilling.class);
    holding.begin("boss", "A restore");
    desk.clock.advance(Duration.ofMinutes(1));
    holding.release("boss", "It was restored");

    assertThatThrownBy(() -> deciding.decide(Decision.GIVE_UP, desk.bills(), "ada", "Goodwill"))
        .isInstanceOf(DeskRefused.class)
        .hasMessageContaining("have not been compared since");
    assertThat(parked.list(Stage.WAITING, 0, 20)).hasSize(1);

    desk.clock.advance(Duration.ofMinutes(1));
    desk.get(ComparingCharges.class).compare(null, NOBODY_ELSE, () -> false);

    assertThat(deciding.decide(Decision.GIVE_UP, desk.bills(), "ada", "Goodwill").done())
        .hasSize(1);
  }

  @Test
  void whatIsGivenUpIsVoidAndNoLaterRunBillsIt() {
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    desk.bill(NOVEMBER);
    List<Long> bills = desk.bills();

    Outcome outcome = deciding.decide(Decision.GIVE_UP, bills, "ada", "Goodwill");
    Outcome again = deciding.decide(Decision.GIVE_UP, bills, "bob", "Goodwill");

    assertThat(outcome.done()).isEqualTo(bills);
    assertThat(again.done()).isEmpty();
    assertThat(again.left())
        .isEqualTo(Map.of(bills.getFirst(), "It is void: given up by ada: Goodwill"));
    assertThat(desk.list("select closed_by || ': ' || close_reason from billing.alert"))
        .containsExactly("ada: Goodwill");
    assertThat(desk.list("select decided_by from billing.bill_decision")).containsExactly("ada");
    desk.price("GONE", 700);
    desk.clock.advance(Duration.ofDays(20));
    desk.bill(DECEMBER);
    assertThat(desk.list("select period_start::text from billing.invoice"))
        .containsExactly("2026-12-15");
    assertThat(desk.get(ReconcilingRuns.class).reconcile(NOVEMBER).differences()).isEmpty();
    assertThat(desk.get(ReconcilingRuns.class).reconcile(DECEMBER).differences()).isEmpty();
  }

  /** An earlier end moves back up to when the plan is billed, and then the plan goes on. */
  @Test
  void whatWasGivenUpIsNotBilledWhenThePlanGoesOnFromBeforeIt() {
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    desk.bill(NOVEMBER);
    deciding.decide(Decision.GIVE_UP, desk.bills(), "ada", "Goodwill");
    desk.price("GONE", 700);
    desk.billing.jdbc().sql("update billing.subscription set billed_to = starts_on").update();

    desk.clock.advance(Duration.ofDays(20));
    desk.bill(DECEMBER);

    assertThat(desk.list("select period_start::text from billing.invoice"))
        .containsExactly("2026-12-15");
  }

  @Test
  void whatWasGivenUpIsTakenBackAndBilled() {
    desk.population.customer("OR").with("GONE", "2026-11-15").withCard("pm_good");
    desk.bill(NOVEMBER);
    List<Long> bills = desk.bills();
    deciding.decide(Decision.GIVE_UP, bills, "ada", "Goodwill");
    assertThat(parked.list(Stage.GIVEN_UP, 0, 20)).hasSize(1);
    desk.price("GONE", 700);

    assertThat(deciding.preview(Decision.TRY_AGAIN, bills))
        .extracting(Step::what)
        .containsExactly("It is no longer void. It has a price now. The next run bills it.");
    deciding.decide(Decision.TRY_AGAIN, bills, "bob", "It was a mistake");

    assertThat(parked.list(Stage.GIVEN_UP, 0, 20)).isEmpty();
    assertThat(desk.list("select kind from billing.alert where closed_at is null"))
        .containsExactly("NOT_PRICED");
    desk.clock.advance(Duration.ofDays(20));
    desk.bill(DECEMBER);
    assertThat(desk.list("select period_start::text from billing.invoice order by 1"))
        .containsExactly("2026-11-15", "2026-12-15");
    assertThat(desk.list("select kind from billing.alert where closed_at is null")).isEmpty();
  }

  @Test
  void onlyWhatWasCertainlyNeverSentIsGivenUp() {
    desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_soft").movesTo("OR");
    desk.population.customer("WA").with("HOME", "2026-11-16").withCard("pm_good");
    desk.population.customer("WA").with("HOME", "2026-11-17").withCard("pm_good");
    desk.bill(NOVEMBER);
    List<Long> bills = desk.bills();
    long tried = bills.getFirst();
    long charged = bills.get(1);
    desk.billing
        .jdbc()
        .sql("update billing.bill set parked = 'There is no rate' where id = ?")
        .param(tried)
        .update();
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.unknown_charge (provider_reference, charged_at, amount_minor,
                   currency, plan_id, period_start, attempt, noticed_at)
            select 'pi_1', now(), 2000, 'USD', plan_id, period_start, 1, now()
              from billing.bill where id = ?
            """)
        .param(charged)
        .update();

    Outcome outcome =
        deciding.decide(
            Decision.GIVE_UP, List.of(tried, charged, bills.get(2), 4711L), "ada", "Goodwill");

    assertThat(outcome.done()).containsExactly(bills.get(2));
    assertThat(outcome.left())
        .isEqualTo(
            Map.of(
                tried,
                "It may already have been sent to the provider.",
                charged,
                "The provider has a charge for it.",
                4711L,
                "It is no longer parked."));
  }

  @Test
  void aBillThatItsRunHasNotComeToYetIsNotGivenUp() {
    desk.population.customer("WA").with("HOME", "2026-11-16").withCard("pm_good");
    desk.get(OpeningBillingRuns.class).open(NOVEMBER, 1);

    assertThat(deciding.decide(Decision.GIVE_UP, desk.bills(), "ada", "Goodwill").left())
        .containsValue("Its run is still processing it.");
  }

  @Test
  void ofAPaymentThatNobodyKnowsTheProviderIsAskedAgain() {
    desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_good");
    desk.provider.losesAnswers();
    desk.bill(NOVEMBER);
    long bill = desk.bills().getFirst();
    park(bill);
    assertThat(parked.list(Stage.WAITING, 0, 20))
        .singleElement()
        .satisfies(each -> assertThat(each.cause()).isEqualTo(Cause.NOT_KNOWN));
    assertThat(deciding.preview(Decision.TRY_AGAIN, List.of(bill)).getFirst().what())
        .startsWith("The provider is asked again about reference ");
    assertThat(deciding.decide(Decision.GIVE_UP, List.of(bill), "ada", "Goodwill").done())
        .isEmpty();

    desk.provider.recovers();
    desk.clock.advance(Duration.ofDays(30));
    Outcome outcome = deciding.decide(Decision.TRY_AGAIN, List.of(bill), "ada", "It is there");
    desk.get(ResolvingOpenPayments.class).resolve(NOBODY_ELSE);

    assertThat(outcome.done()).containsExactly(bill);
    assertThat(desk.list("select state from billing.payment_attempt")).containsExactly("APPROVED");
    assertThat(desk.list("select number from billing.invoice")).hasSize(1);
    assertThat(desk.provider.charged()).isEqualTo(1);
    assertThat(desk.list("select kind from billing.alert where closed_at is null")).isEmpty();
  }

  @Test
  void aPaymentThatAPersonHasAnsweredForIsNotAskedForAgain() {
    desk.population.customer("OR").with("HOME", "2026-11-15").withCard("pm_unknown");
    desk.bill(NOVEMBER);
    long bill = desk.bills().getFirst();
    park(bill);
    desk.billing
        .jdbc()
        .sql(
            """
            insert into billing.unknown_charge (provider_reference, charged_at, amount_minor,
                   currency, plan_id, period_start, attempt, noticed_at)
            select 'pi_1', now(), 2000, 'USD', plan_id, period_start, 1, now() from billing.bill
            """)
        .update();

    assertThat(deciding.decide(Decision.TRY_AGAIN, List.of(bill), "ada", "Look").left())
        .isEqualTo(Map.of(bill, "A person has already accepted the provider's charge."));
    assertThat(desk.list("select state from billing.payment_attempt")).containsExactly("PARKED");
  }

  @Test
  void whileARunIsBeingFrozenNothingIsDecided() throws Exception {
    desk.population.customer("WA").with("HOME", "2026-11-16").withCard("pm_good");
    desk.bill(NOVEMBER);
    List<Long> bills = desk.bills();
    CountDownLatch frozen = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Thread freezing =
        Thread.ofVirtual()
            .start(
                () ->
                    new TransactionTemplate(desk.get(PlatformTransactionManager.class))
                        .executeWithoutResult(
                            _ -> {
                              desk.list(
                                  "select pg_advisory_xact_lock(hashtext('billing.billing_run'))::text");
                              frozen.countDown();
                              await(done);
                            }));
    frozen.await();

    assertThatThrownBy(() -> deciding.decide(Decision.GIVE_UP, bills, "ada", "Goodwill"))
        .isInstanceOf(DeskRefused.class)
        .hasMessageContaining("A billing run is starting");
    assertThatThrownBy(() -> deciding.preview(Decision.GIVE_UP, bills))
        .isInstanceOf(DeskRefused.class);
    done.countDown();
    freezing.join();
    assertThat(deciding.decide(Decision.GIVE_UP, bills, "ada", "Goodwill").done()).isEqualTo(bills);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As the resolution of open payments does when nobody can find out any more. */
  private void park(long bill) {
    desk.billing
        .jdbc()
        .sql(
            """
            with parked as (
              update billing.payment_attempt
                 set state = 'PARKED', settled_at = now(), reason = 'Nobody knows'
               where bill_id = :bill
              returning bill_id)
            update billing.alert set kind = 'UNRESOLVED' where bill_id = :bill
            """)
        .param("bill", bill)
        .update();
  }

  private void cancelPlanOf(long bill, String endsOn) {
    desk.billing
        .jdbc()
        .sql(
            """
            update billing.subscription set ends_on = cast(? as date)
             where id = (select subscription_id from billing.bill where id = ?)
            """)
        .params(endsOn, bill)
        .update();
  }

  private List<String> everything() {
    return desk.list(
        """
        select b::text from billing.bill b
        union all select x::text from billing.alert x
        union all select d::text from billing.bill_decision d
        union all select s::text from billing.subscription s
        order by 1
        """);
  }
}
