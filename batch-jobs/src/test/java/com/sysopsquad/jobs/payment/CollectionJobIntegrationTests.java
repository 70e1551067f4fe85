package com.sysopsquad.jobs.payment;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.jobs.run.Launching;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.platform.provider.Behaviour;
import com.sysopsquad.platform.provider.Behaviour.Setting;
import com.sysopsquad.platform.provider.Charge;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class CollectionJobIntegrationTests {

  private static final TestPlatform PLATFORM = TestPlatform.start();
  private static ConfigurableApplicationContext operations;

  @BeforeAll
  static void startOperations() {
    var database = PLATFORM.freshDatabase("billing");
    operations =
        OperationsProcess.start(
            database,
            "--sysops.roles=console,scheduler",
            "--sysops.provider.outage-patience=300ms",
            "--sysops.provider.failures-before-giving-up=5",
            "--sysops.provider.requests-per-second=5000",
            "--sysops.charging.linger=20ms");
    Population.offerContracts(database);
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @AfterEach
  void repairProvider() {
    PLATFORM.provider().behave(Behaviour.NORMAL);
  }

  @Test
  void whatWasDeclinedOrHadNoCardIsPaidOnceWithTheNewCard() {
    var month = month(13);
    var population =
        new Population(operations, month)
            .withCard(3, Population.DECLINED_LATER)
            .withoutCard(2)
            .withCard(4, Population.GOOD);
    bill(population, month);
    assertThat(charges(month)).hasSize(4);

    population.everybodyGetsACard(Population.GOOD);
    var run = awaitEnd(start(Map.of()));
    var again = awaitEnd(start(Map.of()));

    assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMPLETED);
    assertThat(again.state()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month).stream().map(Charge::reference)).hasSize(9).doesNotHaveDuplicates();
    assertThat(invoices(month)).isEqualTo(9);
  }

  @Test
  void whatBrokeOffMidwaySinceTheProviderWasDownIsFinishedByTheNextRunOnce() {
    var month = month(14);
    var population = new Population(operations, month).withoutCard(12);
    bill(population, month);
    population.everybodyGetsACard(Population.GOOD);
    PLATFORM.provider().behave(Behaviour.NORMAL.with(Setting.DOWN, 1));
    awaitEnd(start(Map.of()));
    assertThat(charges(month)).isEmpty();

    PLATFORM.provider().behave(Behaviour.NORMAL);
    var next = awaitEnd(start(Map.of()));

    assertThat(next.state()).as(next.message()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month).stream().map(Charge::reference)).hasSize(12).doesNotHaveDuplicates();
    assertThat(invoices(month)).isEqualTo(12);
  }

  @Test
  void theSameRunTwiceIsRefused() {
    var once = Map.of("requestedAt", "2026-11-22T12:00:00Z");
    awaitEnd(start(once));

    assertThatThrownBy(() -> start(once)).isInstanceOf(AlreadyCompleted.class);
    assertThatThrownBy(() -> start(Map.of("billingMonth", "2026-12")))
        .isInstanceOf(InvalidParameter.class);
  }

  @Test
  void oneThatIsDeclinedAgainDoesNotStopTheOthers() {
    var month = month(15);
    var unlucky = new Population(operations, month).withoutCard(1);
    var lucky = new Population(operations, month).withoutCard(3);
    unlucky.arrive();
    bill(lucky, month);
    unlucky.everybodyGetsACard(Population.DECLINED_LATER);
    lucky.everybodyGetsACard(Population.GOOD);

    var run = awaitEnd(start(Map.of()));

    assertThat(run.state()).isEqualTo(RunState.COMPLETED);
    assertThat(invoices(month)).isEqualTo(3);
    assertThat(
            operations
                .getBean(JdbcClient.class)
                .sql(
                    """
                    select count(*) from billing.alert a join billing.bill b on b.id = a.bill_id
                    where b.billing_month = :month::date and a.closed_at is null
                    """)
                .param("month", month.atDay(1).toString())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private static void bill(Population population, YearMonth month) {
    population.arrive();
    long id =
        operations
            .getBean(Launching.class)
            .start("payment", Map.of("billingMonth", month.toString()), "ada");
    assertThat(awaitEnd(id).state()).isEqualTo(RunState.COMPLETED);
  }

  /** Each test has its own month, since all share the provider's list. */
  private static YearMonth month(int back) {
    return YearMonth.now(operations.getBean(Clock.class)).minusMonths(back);
  }

  private static long start(Map<String, String> parameters) {
    return operations.getBean(Launching.class).start("collection", parameters, "ada");
  }

  private static Run awaitEnd(long id) {
    await(() -> !run(id).state().isRunning(), "run %d ends".formatted(id));
    await(
        () ->
            operations
                .getBean(JdbcClient.class)
                .sql("select finished_at is not null from ops.run where execution_id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single(),
        "run %d has finished".formatted(id));
    return run(id);
  }

  private static Run run(long id) {
    return operations.getBean(Runs.class).find(id);
  }

  private static List<Charge> charges(YearMonth month) {
    return PLATFORM.provider().charges().stream()
        .filter(charge -> charge.run().equals(month.toString()))
        .toList();
  }

  private static long invoices(YearMonth month) {
    return operations
        .getBean(JdbcClient.class)
        .sql(
            """
            select count(*) from billing.invoice i join billing.bill b on b.id = i.bill_id
            where b.billing_month = :month::date
            """)
        .param("month", month.atDay(1).toString())
        .query(Long.class)
        .single();
  }
}
