package com.sysopsquad.jobs.payment;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.payment.BillingOperations.charges;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.platform.provider.Behavior;
import com.sysopsquad.platform.provider.Behavior.Setting;
import com.sysopsquad.platform.provider.Charge;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class RemotePartitionsIntegrationTests {

  private static final TestPlatform PLATFORM = TestPlatform.start();
  private static final TestPlatform.Database DATABASE = PLATFORM.freshDatabase("billing");

  @AutoClose
  private static final BillingOperations OPERATIONS =
      BillingOperations.start(
          DATABASE, "--sysops.roles=console,scheduler", "--sysops.payment.partitioning=remote");

  private @Nullable WorkerProcess killed;
  private @Nullable WorkerProcess other;

  @AfterEach
  void endWorkersAndRepairProvider() {
    Stream.of(killed, other).filter(Objects::nonNull).forEach(WorkerProcess::close);
    PLATFORM.provider().behave(Behavior.NORMAL);
  }

  @Test
  void thePartitionsOfAKilledWorkerAreTakenOverByAnother() throws Exception {
    var month = OPERATIONS.thisMonth().minusMonths(5);
    OPERATIONS.population(month).withCard(150, Population.GOOD).arrive();
    PLATFORM
        .provider()
        .behave(Behavior.NORMAL.with(Setting.LATENCY, 100).with(Setting.THROTTLE, 30));

    long id = OPERATIONS.bill(month);
    killed = WorkerProcess.start(DATABASE, "worker-1");
    await(() -> charges(month).size() > 10, "the worker charges");
    killed.close();
    var leftBehind = held("worker-1");
    PLATFORM.provider().behave(Behavior.NORMAL);
    other = WorkerProcess.start(DATABASE, "worker-2");
    await(() -> !OPERATIONS.run(id).state().isRunning(), "the other worker completes the run");

    assertThat(leftBehind).isPositive();
    assertThat(OPERATIONS.run(id).state())
        .as(OPERATIONS.run(id).message())
        .isEqualTo(RunState.COMPLETED);
    assertThat(OPERATIONS.run(id).attempts()).hasSize(1);
    assertThat(charges(month).stream().map(Charge::reference)).hasSize(150).doesNotHaveDuplicates();
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aRunWaitsForABrokerThatIsAway(CapturedOutput output) {
    var database = PLATFORM.freshDatabase("billing");
    try (var alone =
        OperationsProcess.start(
            database,
            "--sysops.roles=console,scheduler",
            "--sysops.payment.partitioning=remote",
            "--sysops.payment.four-eyes=false",
            "--spring.artemis.broker-url=tcp://localhost:1")) {
      var today = LocalDate.now(alone.getBean(Clock.class));
      Population.offerContracts(database);
      new Population(alone, today.minusMonths(1)).withCard(3, Population.GOOD).arrive();

      long id =
          alone
              .getBean(RunControl.class)
              .start("payment", Map.of("billingDate", today.toString()), "ada");

      await(() -> output.getOut().contains("Cannot offer partitions yet"), "the broker is missed");
      assertThat(alone.getBean(Runs.class).find(id).state()).isEqualTo(RunState.RUNNING);
      alone.getBean(RunControl.class).stop(id, "bob");
      await(() -> !alone.getBean(Runs.class).find(id).state().isRunning(), "the run ends");
      assertThat(alone.getBean(Runs.class).find(id).state()).isEqualTo(RunState.STOPPED);
    }
  }

  @Test
  void aRunWithoutWorkersCanBeStopped() {
    var month = OPERATIONS.thisMonth().plusMonths(10);
    OPERATIONS.population(month).withCard(3, Population.GOOD).arrive();
    long id = OPERATIONS.bill(month);
    await(
        () ->
            OPERATIONS.run(id).steps().stream()
                .anyMatch(step -> step.name().contains(":partition")),
        "the partitions wait for workers");

    OPERATIONS.control().stop(id, "bob");

    await(() -> !OPERATIONS.run(id).state().isRunning(), "the run ends");
    assertThat(OPERATIONS.run(id).state()).isEqualTo(RunState.STOPPED);
    assertThat(OPERATIONS.run(id).steps())
        .extracting(Run.StepRun::state)
        .containsOnly(RunState.COMPLETED, RunState.STOPPED);
  }

  @Test
  void whatRequestsNoPartitionIsSetAsideWithItsReasonAndStopsNobody() throws Exception {
    var month = OPERATIONS.thisMonth().minusMonths(7);
    OPERATIONS.population(month).withCard(5, Population.GOOD).arrive();
    long id = OPERATIONS.bill(month);
    await(
        () ->
            OPERATIONS.run(id).steps().stream()
                .anyMatch(step -> step.name().contains(":partition")),
        "the partitions wait for workers");
    long open = step(id, "openBillingRun");
    long partition = step(id, "%:partition0");
    NotAPartition.sendAll(id, open, partition);

    other = WorkerProcess.start(DATABASE, "worker-3");
    await(() -> !OPERATIONS.run(id).state().isRunning(), "the worker completes the run");
    await(() -> setAside().size() >= NotAPartition.COUNT, "the others are set aside");

    assertThat(OPERATIONS.run(id).state()).isEqualTo(RunState.COMPLETED);
    assertThat(charges(month)).hasSize(5);
    assertThat(setAside())
        .containsExactlyInAnyOrderElementsOf(NotAPartition.reasons(id, open, partition));
  }

  private static long step(long run, String name) {
    return OPERATIONS
        .jdbc()
        .sql(
            """
            select step_execution_id from batch.batch_step_execution
            where job_execution_id = :run and step_name like :name
            """)
        .param("run", run)
        .param("name", name)
        .query(Long.class)
        .single();
  }

  private static List<String> setAside() {
    return OPERATIONS
        .jdbc()
        .sql("select cause_text from ops.dead_letter where queue = 'BILLING.PARTITION'")
        .query(String.class)
        .list();
  }

  private static long held(String node) {
    return OPERATIONS
        .jdbc()
        .sql(
            """
            select count(*) from ops.partition_lease l join ops.node n using (incarnation)
            where n.name = :node
            """)
        .param("node", node)
        .query(Long.class)
        .single();
  }
}
