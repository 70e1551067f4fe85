package com.sysopsquad.jobs.payment;

import static com.sysopsquad.jobs.payment.BillingOperations.charges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.platform.provider.Behavior;
import com.sysopsquad.platform.provider.Behavior.Setting;
import com.sysopsquad.platform.provider.Charge;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CollectionJobIntegrationTests {

  private static final TestPlatform PLATFORM = TestPlatform.start();

  @AutoClose private static final BillingOperations OPERATIONS = BillingOperations.quick();

  @AfterEach
  void repairProvider() {
    PLATFORM.provider().behave(Behavior.NORMAL);
  }

  @Test
  void whatWasDeclinedOrNotConfirmedOrHadNoCardIsPaidOnceWithTheNewCard() {
    var month = month(13);
    var population =
        OPERATIONS
            .population(month)
            .withCard(3, Population.DECLINED_LATER)
            .withCard(2, Population.TO_BE_CONFIRMED)
            .withoutCard(2)
            .withCard(4, Population.GOOD);
    bill(population, month);
    assertThat(charges(month)).hasSize(4);

    population.everybodyGetsACard(Population.GOOD);
    var run = OPERATIONS.awaitEnd(start(Map.of()));
    var again = OPERATIONS.awaitEnd(start(Map.of()));

    assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMPLETED);
    assertThat(again.state()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month).stream().map(Charge::reference)).hasSize(11).doesNotHaveDuplicates();
    assertThat(OPERATIONS.invoices(month)).isEqualTo(11);
  }

  @Test
  void whatBrokeOffMidwaySinceTheProviderWasDownIsFinishedByTheNextRunOnce() {
    var month = month(14);
    var population = OPERATIONS.population(month).withoutCard(12);
    bill(population, month);
    population.everybodyGetsACard(Population.GOOD);
    PLATFORM.provider().behave(Behavior.NORMAL.with(Setting.DOWN, 1));
    OPERATIONS.awaitEnd(start(Map.of()));
    assertThat(charges(month)).isEmpty();

    PLATFORM.provider().behave(Behavior.NORMAL);
    OPERATIONS.awaitQuiet();
    var next = OPERATIONS.awaitEnd(start(Map.of()));

    assertThat(next.state()).as(next.message()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month).stream().map(Charge::reference)).hasSize(12).doesNotHaveDuplicates();
    assertThat(OPERATIONS.invoices(month)).isEqualTo(12);
  }

  @Test
  void aPlanThatStartsTodayAndComesAfterTheRunOfTheDayIsChargedToday() {
    var today = OPERATIONS.today();
    var payment = OPERATIONS.awaitEnd(OPERATIONS.bill(today));
    assertThat(payment.state()).as(payment.message()).isEqualTo(RunState.COMPLETED);
    int before = charges(today.toString()).size();
    OPERATIONS.population(today).withCard(3, Population.GOOD).withoutCard(1).arrive();

    var run = OPERATIONS.awaitEnd(start(Map.of()));
    var again = OPERATIONS.awaitEnd(start(Map.of()));

    assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMPLETED);
    assertThat(again.state()).as(again.message()).isEqualTo(RunState.COMPLETED);
    assertThat(run.steps())
        .filteredOn(step -> step.name().endsWith("Newcomers"))
        .extracting(Run.StepRun::written)
        .containsExactly(3L);
    // The provider is told the run that would have billed them in time.
    assertThat(charges(today.toString()).stream().map(Charge::reference))
        .hasSize(before + 3)
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameRunTwiceIsRefused() {
    var once = Map.of("requestedAt", "2026-11-22T12:00:00Z");
    OPERATIONS.awaitEnd(start(once));

    assertThatThrownBy(() -> start(once)).isInstanceOf(AlreadyCompleted.class);
    assertThatThrownBy(() -> start(Map.of("billingDate", "2026-12-01")))
        .isInstanceOf(InvalidParameter.class);
  }

  @Test
  void oneThatIsDeclinedAgainDoesNotStopTheOthers() {
    var month = month(15);
    var unlucky = OPERATIONS.population(month).withoutCard(1);
    var lucky = OPERATIONS.population(month).withoutCard(3);
    unlucky.arrive();
    bill(lucky, month);
    unlucky.everybodyGetsACard(Population.DECLINED_LATER);
    lucky.everybodyGetsACard(Population.GOOD);

    var run = OPERATIONS.awaitEnd(start(Map.of()));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(OPERATIONS.invoices(month)).isEqualTo(3);
    assertThat(
            OPERATIONS
                .jdbc()
                .sql(
                    """
                    select count(*) from billing.alert a join billing.bill b on b.id = a.bill_id
                    where b.billing_date = ? and a.closed_at is null
                    """)
                .param(BillingOperations.dayOf(month))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private static void bill(Population population, YearMonth month) {
    population.arrive();
    assertThat(OPERATIONS.awaitEnd(OPERATIONS.bill(month)).state()).isEqualTo(RunState.COMPLETED);
  }

  /** Each test has its own month, since all share the provider's list. */
  private static YearMonth month(int back) {
    return OPERATIONS.thisMonth().minusMonths(back);
  }

  private static long start(Map<String, String> parameters) {
    return OPERATIONS.control().start("collection", parameters, "ada");
  }
}
