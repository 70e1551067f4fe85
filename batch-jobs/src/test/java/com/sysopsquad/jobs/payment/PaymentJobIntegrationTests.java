package com.sysopsquad.jobs.payment;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.payment.BillingOperations.charges;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.job.RunItem;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.NotNow;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.platform.provider.Behavior;
import com.sysopsquad.platform.provider.Behavior.Setting;
import com.sysopsquad.platform.provider.Charge;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PaymentJobIntegrationTests {

  private static final TestPlatform PLATFORM = TestPlatform.start();

  @AutoClose private static final BillingOperations OPERATIONS = BillingOperations.quick();

  @AfterEach
  void repairProvider() {
    PLATFORM.provider().behave(Behavior.NORMAL);
  }

  @Test
  void aDayIsBilledAndTheBadOnesDoNotStopTheOthers() {
    var month = month(1);
    OPERATIONS
        .population(month)
        .withCard(40, Population.GOOD)
        .withCard(3, Population.DECLINED_LATER)
        .withoutCard(2)
        .withoutPrice(1)
        .arrive();

    long id = OPERATIONS.bill(month);

    var run = OPERATIONS.awaitEnd(id);
    assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMPLETED);
    assertThat(progress(run).counts())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("paid", 40L, "declined", 5L, "unknown", 0L, "parked", 1L, "due", 0L));
    assertThat(progress(run).percent()).isEqualTo(100);
    assertThat(charges(month)).hasSize(40);
    assertThat(run.steps())
        .extracting(Run.StepRun::name)
        .contains("openBillingRun", "chargeBills", "chargeBills:partition7", "reconcile");
    assertThat(run.steps().stream().filter(step -> step.name().contains(":partition")))
        .extracting(Run.StepRun::written)
        .satisfies(written -> assertThat(sum(written)).isBetween(43L, 46L));
    assertThat(OPERATIONS.invoices(month)).isEqualTo(40);
    assertThat(OPERATIONS.outcomes(month))
        .containsEntry("paid", new Amounts(40L, Map.of("USD", 40 * 1393L)))
        .containsEntry("declined", new Amounts(5L, Map.of("USD", 5 * 1393L)))
        .containsEntry("parked", Amounts.of(1))
        .containsEntry("due", Amounts.of(0))
        .containsEntry("total", new Amounts(46L, Map.of("USD", 45 * 1393L)));
    var unpaid = OPERATIONS.failedItems(month);
    assertThat(unpaid).extracting(RunItem::outcome).containsOnly("declined", "parked").hasSize(6);
    assertThat(unpaid).extracting(RunItem::reason).allSatisfy(why -> assertThat(why).isNotBlank());
    assertThat(unpaid).extracting(RunItem::customer).containsOnly("Ada");
  }

  @Test
  void theSameDayTwiceIsBilledOnce() {
    var month = month(2);
    OPERATIONS.population(month).withCard(5, Population.GOOD).arrive();
    OPERATIONS.awaitEnd(OPERATIONS.bill(month));

    assertThatThrownBy(() -> OPERATIONS.bill(month))
        .isInstanceOf(AlreadyCompleted.class)
        .hasMessageContaining("billingDate=" + BillingOperations.dayOf(month));

    assertThat(charges(month)).hasSize(5);
  }

  @Test
  void twoAtOnceCannotHappen() {
    var month = month(3);
    OPERATIONS.population(month).withCard(10, Population.GOOD).arrive();
    PLATFORM.provider().behave(Behavior.NORMAL.with(Setting.LATENCY, 300));
    long id = OPERATIONS.bill(month);

    assertThatThrownBy(() -> OPERATIONS.bill(month))
        .isInstanceOf(AlreadyRunning.class)
        .hasMessageContaining("run " + id);

    assertThat(OPERATIONS.awaitEnd(id).state()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month)).hasSize(10);
  }

  @Test
  void aRunThatIsStoppedGoesOnWhereItWas() {
    var month = month(4);
    OPERATIONS.population(month).withCard(120, Population.GOOD).arrive();
    PLATFORM
        .provider()
        .behave(Behavior.NORMAL.with(Setting.LATENCY, 100).with(Setting.THROTTLE, 60));
    long id = OPERATIONS.bill(month);
    await(() -> charges(month).size() > 5, "some are charged");

    OPERATIONS.control().stop(id, "bob");

    var stopped = OPERATIONS.awaitEnd(id);
    assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
    assertThat(stopped.steps())
        .extracting(Run.StepRun::state)
        .containsOnly(RunState.COMPLETED, RunState.STOPPED);
    assertThat(progress(stopped).counts()).containsEntry("unknown", 0L);
    PLATFORM.provider().behave(Behavior.NORMAL);
    long second = OPERATIONS.control().restart(id, "ada");
    assertThat(OPERATIONS.awaitEnd(second).state()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month)).hasSize(120).doesNotHaveDuplicates();
    assertThat(charges(month).stream().map(Charge::reference)).doesNotHaveDuplicates();
  }

  @Test
  void aRunThatFailedMidwaySinceTheProviderWentDownGoesOnByItself() {
    var month = month(5);
    OPERATIONS.population(month).withCard(120, Population.GOOD).arrive();
    PLATFORM
        .provider()
        .behave(Behavior.NORMAL.with(Setting.LATENCY, 100).with(Setting.THROTTLE, 60));
    long id = OPERATIONS.bill(month);
    await(() -> charges(month).size() > 5, "some are charged");

    PLATFORM.provider().behave(Behavior.NORMAL.with(Setting.DOWN, 1));

    var failed = OPERATIONS.awaitEnd(id);
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(failed.message()).isNotBlank().doesNotContain("\tat ", "Exception");
    PLATFORM.provider().behave(Behavior.NORMAL);
    await(() -> last(id).state() == RunState.COMPLETED, "the run goes on and completes");
    assertThat(last(id).kind()).isEqualTo(Run.Kind.RECOVERY);
    assertThat(charges(month).stream().map(Charge::reference)).hasSize(120).doesNotHaveDuplicates();
    assertThat(OPERATIONS.invoices(month)).isEqualTo(120);
  }

  @Test
  void whileBillingIsOnHoldNobodyStartsWhatCharges() {
    var month = month(6);
    OPERATIONS.population(month).withCard(3, Population.GOOD).arrive();
    OPERATIONS.holding().begin("ada", "The database was restored");

    assertThatThrownBy(() -> OPERATIONS.bill(month))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("(ada): The database was restored.")
        .hasMessageContaining("./ops hold release");
    assertThatThrownBy(() -> OPERATIONS.control().start("collection", Map.of(), "bob"))
        .isInstanceOf(NotNow.class);
    assertThat(
            OPERATIONS
                .jdbc()
                .sql(
                    "select count(*) from ops.audit where result like 'refused: Billing has been on%'")
                .query(Long.class)
                .single())
        .isEqualTo(2);

    OPERATIONS.holding().release("ada", "It was looked at");
    assertThat(OPERATIONS.awaitEnd(OPERATIONS.bill(month)).state()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month)).hasSize(3);
  }

  @Test
  void aRunThatARestoreHasLostIsAdoptedAndNobodyIsChargedTwice() {
    var month = month(7);
    OPERATIONS.population(month).withCard(20, Population.GOOD).arrive();
    assertThat(OPERATIONS.awaitEnd(OPERATIONS.bill(month)).state()).isEqualTo(RunState.COMPLETED);
    PLATFORM.provider().advance(Duration.ofHours(25));

    OPERATIONS.restoreToBefore(month);
    var again = OPERATIONS.awaitEnd(OPERATIONS.bill(month));

    assertThat(again.state()).as(again.message()).isEqualTo(RunState.COMPLETED);
    assertThat(again.steps())
        .filteredOn(step -> step.name().equals("compareCharges"))
        .extracting(Run.StepRun::written)
        .containsExactly(20L);
    assertThat(charges(month)).hasSize(20);
    assertThat(OPERATIONS.invoices(month)).isEqualTo(20);
  }

  @Test
  void aRunFromWhenRunsWereOfAMonthIsStillShownAndLocked() {
    var today = OPERATIONS.today();
    var month = YearMonth.from(today);
    OPERATIONS.population(today).withCard(3, Population.GOOD).arrive();
    OPERATIONS.freezeMonth(month);
    // Other runs of these tests do not bill them.
    OPERATIONS
        .jdbc()
        .sql("update billing.subscription set ends_on = billed_to where starts_on = ?")
        .param(today)
        .update();
    var identity = Map.of("billingMonth", month.toString());

    assertThat(OPERATIONS.payment().lockKey(identity)).isEqualTo(month.toString());
    assertThat(OPERATIONS.payment().outcomes(identity))
        .containsEntry("due", new Amounts(3L, Map.of("USD", 3 * 1393L)));
    assertThat(OPERATIONS.payment().progress(identity))
        .hasValueSatisfying(progress -> assertThat(progress.counts()).containsEntry("due", 3L));
    assertThat(OPERATIONS.payment().failedItems(identity, 0, 10)).isEmpty();
    assertThat(OPERATIONS.payment().secondPerson(identity)).isPresent();
  }

  @Test
  void aDayThatCannotBeMeantIsRefused() {
    assertThatThrownBy(() -> start(Map.of()))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("Enter the day to bill");
    assertThatThrownBy(() -> start(Map.of("billingDate", "2026-12")))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("is not a day");
    assertThatThrownBy(() -> start(Map.of("billingDate", "1999-12-01")))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("too far away");
    assertThatThrownBy(() -> start(Map.of("billingDate", "2026-12-01", "force", "yes")))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("has no parameter");
    assertThatThrownBy(() -> start(Map.of("billingMonth", "2026-12")))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("has no parameter \"billingMonth\". Use billingDate=");
  }

  /** Each test has its own month, since all share the provider's list. */
  private static YearMonth month(int ahead) {
    return OPERATIONS.thisMonth().plusMonths(ahead);
  }

  private static long start(Map<String, String> parameters) {
    return OPERATIONS.control().start("payment", parameters, "ada");
  }

  private static Run.Attempt last(long id) {
    return OPERATIONS.run(id).attempts().getLast();
  }

  private static Progress progress(Run run) {
    return Objects.requireNonNull(run.progress());
  }

  private static long sum(Iterable<? extends Long> written) {
    long sum = 0;
    for (long each : written) {
      sum += each;
    }
    return sum;
  }
}
