package com.sysopsquad.jobs.run;

import static com.sysopsquad.jobs.run.RunTestApplication.DOCUMENT;
import static com.sysopsquad.jobs.run.RunTestApplication.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.NoSuchJob;
import com.sysopsquad.jobs.run.RunTestApplication.Deed;
import com.sysopsquad.platform.TestPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunControlIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");

  private final List<ConfigurableApplicationContext> processes = new ArrayList<>();
  private final String document = UUID.randomUUID().toString();
  private static ConfigurableApplicationContext operations;

  @BeforeAll
  static void startOperations() {
    operations = RunTestApplication.start(DATABASE, "here:8081");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @AfterEach
  void stopOthers() {
    operations.getBean(Deed.class).forget();
    processes.stream()
        .filter(ConfigurableApplicationContext::isActive)
        .forEach(
            process -> {
              process.getBean(Deed.class).forget();
              process.close();
            });
  }

  @Test
  void aRunCompletesAndTellsWhatItDid() {
    long id = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");

    awaitState(id, RunState.COMPLETED);
    var run = runs().find(id);
    assertThat(run.startedBy()).isEqualTo("ada");
    assertThat(run.kind()).isEqualTo(Run.Kind.START);
    assertThat(run.node()).isEqualTo("here:8081");
    assertThat(run.parameters()).containsExactly(Map.entry(DOCUMENT, document));
    assertThat(run.steps()).singleElement().extracting(Run.StepRun::written).isEqualTo(7L);
    assertThat(runs().latest(RunFilter.of("copying"), 10)).first().extracting("id").isEqualTo(id);
  }

  @Test
  void aCompletedRunIsRefused() {
    long id = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(id);

    assertThatThrownBy(
            () -> control(operations).start("copying", Map.of(DOCUMENT, document), "bob"))
        .isInstanceOf(AlreadyCompleted.class)
        .hasMessageContaining("was completed by run " + id)
        .message()
        .matches("(?s).* on [0-9]+ [A-Z][a-z]+ [0-9]{4} [0-9]{2}:[0-9]{2} [A-Z][A-Z0-9:+-]*; .*");
    assertThatThrownBy(() -> control(operations).restart(id, "bob"))
        .isInstanceOf(AlreadyCompleted.class);
    assertThat(
            jdbc()
                .sql("select result from ops.audit where actor = 'bob' and action = 'start'")
                .query(String.class)
                .list())
        .anyMatch(result -> result.startsWith("refused: copying"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4242 4242 4242 4242", "4242.4242.4242.4242", "４２４２４２４２４２４２４２４２"})
  void theAuditKeepsNoCardNumber(String number) {
    assertThatThrownBy(
            () -> control(operations).start("card " + number, Map.of("card", number), "carl"))
        .isInstanceOf(NoSuchJob.class);

    assertThat(
            jdbc()
                .sql("select subject || detail || result from ops.audit where actor = 'carl'")
                .query(String.class)
                .list())
        .isNotEmpty()
        .allMatch(
            text -> text.startsWith("card [number]{card=[number]}") && !text.contains(number));
  }

  @Test
  void whatIsUnknownOrIncompleteIsRefusedInASentence() {
    assertThatThrownBy(() -> control(operations).start("coping", Map.of(), "ada"))
        .isInstanceOf(NoSuchJob.class)
        .hasMessage("There is no job \"coping\"; there are copying.");
    assertThatThrownBy(() -> control(operations).start("copying", Map.of(), "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("document=a");
    assertThatThrownBy(() -> control(operations).stop(987_654, "ada"))
        .isInstanceOf(NoSuchRun.class);
  }

  @Test
  void twoProcessesThatStartTheSameAtOnceRunItOnce() throws Exception {
    var other = start("there:8081");
    operations.getBean(Deed.class).holdUntilReleased();
    other.getBean(Deed.class).holdUntilReleased();

    var outcomes =
        atOnce(
            16,
            number ->
                control(number % 2 == 0 ? operations : other)
                    .start("copying", Map.of(DOCUMENT, document), "ada"));

    assertThat(outcomes.stream().filter(Long.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(AlreadyRunning.class::isInstance)).hasSize(15);
  }

  @Test
  void twoRestartsAtOnceRunItOnce() throws Exception {
    var deed = operations.getBean(Deed.class);
    deed.work =
        step -> {
          throw new IllegalArgumentException("The document is torn");
        };
    long failed = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(failed);
    deed.holdUntilReleased();

    var outcomes = atOnce(8, number -> control(operations).restart(failed, "ada"));

    assertThat(outcomes.stream().filter(Long.class::isInstance)).hasSize(1);
    deed.mayEnd.countDown();
    long second = (Long) outcomes.stream().filter(Long.class::isInstance).findFirst().orElseThrow();
    awaitState(second, RunState.COMPLETED);
    assertThat(runs().find(second).attempts())
        .extracting(Run.Attempt::state)
        .containsExactly(RunState.FAILED, RunState.COMPLETED);
  }

  @Test
  void aRunWhosePartsNeverBeganLeavesNoneOpenAndCanBeRestarted() {
    var deed = operations.getBean(Deed.class);
    deed.work =
        step -> {
          leaveOpen(step.getJobExecutionId());
          throw new IllegalArgumentException("The parts could not be handed out");
        };
    long failed = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(failed);

    assertThat(openSteps(failed)).isZero();

    deed.work = step -> {};
    awaitState(control(operations).restart(failed, "ada"), RunState.COMPLETED);
  }

  @Test
  void aPartThatAnOlderEndLeftOpenDoesNotStopARestart() {
    var deed = operations.getBean(Deed.class);
    deed.work =
        step -> {
          throw new IllegalArgumentException("The document is torn");
        };
    long failed = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(failed);
    leaveOpen(failed);

    deed.work = step -> {};
    awaitState(control(operations).restart(failed, "ada"), RunState.COMPLETED);
  }

  @Test
  void aFailureOnItsMeritsIsReadableAndStays() {
    operations.getBean(Deed.class).work =
        step -> {
          throw new IllegalStateException(
              "The document cannot be copied", new IllegalArgumentException("It is torn"));
        };

    long id = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");

    awaitFinished(id);
    assertThat(runs().find(id).state()).isEqualTo(RunState.FAILED);
    assertThat(runs().find(id).message()).startsWith("The document cannot be copied");
    assertThat(runs().find(id).message()).doesNotContain("\tat ", "Exception");
    assertThat(
            jdbc()
                .sql("select count(*) from ops.launch_request where restarts = :id")
                .param("id", id)
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void aStopEndsStoppedAndTheRunCanGoOn() {
    var deed = operations.getBean(Deed.class);
    deed.holdUntilReleased();
    long id = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");
    await(() -> deed.begun.get() == 1, "the job begins");

    control(operations).stop(id, "bob");

    assertThat(runs().find(id).state()).isEqualTo(RunState.STOPPING);
    deed.mayEnd.countDown();
    awaitFinished(id);
    assertThat(runs().find(id).state()).isEqualTo(RunState.STOPPED);
    assertThat(runs().find(id).stopRequestedBy()).isEqualTo("bob");
    assertThatThrownBy(() -> control(operations).stop(id, "bob")).isInstanceOf(NotRunning.class);
    awaitState(control(operations).restart(id, "ada"), RunState.COMPLETED);
  }

  @Test
  void aStopReachesTheProcessThatRuns() {
    var other = start("there:8081");
    var deed = other.getBean(Deed.class);
    deed.workUntilAskedToStop();
    long id = control(other).start("copying", Map.of(DOCUMENT, document), "ada");
    await(() -> deed.begun.get() == 1, "the job begins");

    control(operations).stop(id, "bob");

    awaitState(id, RunState.STOPPED);
  }

  @Test
  void aRunWhoseProcessDiedIsRecoveredAndGoesOnByItself() {
    var dying = start("dying:8081", "sysops.roles=console");
    dying.getBean(Deed.class).holdUntilReleased();
    long id = control(dying).start("copying", Map.of(DOCUMENT, document), "ada");
    await(() -> dying.getBean(Deed.class).begun.get() == 1, "the job begins");

    // The process is gone and comes again under its name; the old one is still at work, a zombie.
    var again = start("dying:8081", "sysops.roles=console");

    await(() -> runs().find(id).attempts().size() == 2, "the run goes on");
    long second = runs().find(id).attempts().getLast().id();
    awaitState(second, RunState.COMPLETED);
    var recovered = runs().find(id);
    assertThat(recovered.state()).isEqualTo(RunState.FAILED);
    assertThat(recovered.recoveredAt()).isNotNull();
    assertThat(recovered.message()).contains("dying:8081", "died");
    assertThat(runs().find(second).kind()).isEqualTo(Run.Kind.RECOVERY);
    assertThat(again.isRunning()).isTrue();
  }

  @Test
  void aSilentProcessIsTakenForDead() {
    var others = TestPlatform.start().freshDatabase("billing");
    var judge =
        RunTestApplication.start(
            others, "judge:8081", "sysops.run.dead-after=300ms", "sysops.run.heartbeat=50ms");
    processes.add(judge);
    var silent = judge.getBean(Nodes.class).join("silent:8081", "scheduler");

    await(() -> !judge.getBean(Nodes.class).beat(silent) || pause(), "it is taken for dead");
  }

  @Test
  void aRunThatMetAnOutageGoesOnByItself() {
    var deed = operations.getBean(Deed.class);
    deed.work =
        step -> {
          if (deed.begun.get() < 3) {
            throw new DataAccessResourceFailureException("The database is away");
          }
        };

    long id = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");

    await(() -> runs().find(id).attempts().size() == 3, "two automatic restarts");
    awaitState(runs().find(id).attempts().getLast().id(), RunState.COMPLETED);
    assertThat(runs().find(id).attempts())
        .extracting(Run.Attempt::kind)
        .containsExactly(Run.Kind.START, Run.Kind.RECOVERY, Run.Kind.RECOVERY);
  }

  @Test
  void aRunThatIsShutDownGoesOnElsewhere() {
    var leaving = start("leaving:8081", "sysops.roles=console", "sysops.run.drain=5s");
    var deed = leaving.getBean(Deed.class);
    deed.workUntilAskedToStop();
    long id = control(leaving).start("copying", Map.of(DOCUMENT, document), "ada");
    await(() -> deed.begun.get() == 1, "the job begins");

    leaving.close();

    await(() -> runs().find(id).attempts().size() == 2, "the run goes on");
    awaitState(runs().find(id).attempts().getLast().id(), RunState.COMPLETED);
    assertThat(runs().find(id).state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void aScheduleThatFiresTwiceForATimeAsksOnce() throws Exception {
    var requests = operations.getBean(LaunchRequests.class);
    var due = Instant.parse("2026-12-01T08:30:00Z");

    var outcomes =
        atOnce(
            8,
            number ->
                requests.fire(document, due, "copying", Map.of(DOCUMENT, document)) ? 1L : 0L);

    assertThat(outcomes.stream().mapToLong(asked -> (Long) asked).sum()).isEqualTo(1);
    await(
        () -> requests.lastResult(document).filter(result -> result.startsWith("run ")).isPresent(),
        "the request is carried out");
    assertThat(
            runs().latest(RunFilter.of("copying"), 100).stream()
                .filter(run -> run.parameters().containsValue(document))
                .map(Runs.Summary::startedBy))
        .containsExactly("schedule " + document);
  }

  @Test
  void whoHeldAPartitionBeforeIsRefused() {
    var deed = operations.getBean(Deed.class);
    deed.holdUntilReleased();
    long id = control(operations).start("copying", Map.of(DOCUMENT, document), "ada");
    var leases = operations.getBean(PartitionLeases.class);
    var before = leases.take("copying", document, 3, id, 1);
    before.hold();

    var after = leases.take("copying", document, 3, id, 2);

    after.hold();
    assertThatThrownBy(before::hold)
        .isInstanceOf(LeaseLost.class)
        .hasMessageContaining("taken over");
    deed.mayEnd.countDown();
    awaitFinished(id);
    assertThatThrownBy(after::hold).isInstanceOf(LeaseLost.class);
    assertThatThrownBy(() -> leases.take("copying", document, 3, id, 3))
        .isInstanceOf(LeaseLost.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void aProcessThatWasTakenForDeadStartsNothing() {
    var zombie = start("zombie:8081", "sysops.roles=console", "sysops.run.heartbeat=1h");
    start("zombie:8081", "sysops.roles=console");

    assertThatThrownBy(() -> control(zombie).start("copying", Map.of(DOCUMENT, document), "ada"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("taken for dead");

    assertThat(control(operations).start("copying", Map.of(DOCUMENT, document), "ada"))
        .isPositive();
  }

  @Test
  void theAuditCannotBeChanged() {
    operations.getBean(Audit.class).record("ada", "look", "here", null, "done");

    assertThatThrownBy(() -> jdbc().sql("delete from ops.audit").update())
        .hasMessageContaining("only ever added to");
  }

  /** Longer than a process may be silent. */
  private static boolean pause() {
    LockSupport.parkNanos(1_000_000_000);
    return false;
  }

  private ConfigurableApplicationContext start(String node, String... settings) {
    var process = RunTestApplication.start(DATABASE, node, settings);
    processes.add(process);
    return process;
  }

  private static RunControl control(ConfigurableApplicationContext process) {
    return process.getBean(RunControl.class);
  }

  private Runs runs() {
    return operations.getBean(Runs.class);
  }

  private JdbcClient jdbc() {
    return operations.getBean(JdbcClient.class);
  }

  /** A step that was prepared and that nobody has begun. */
  private void leaveOpen(long execution) {
    jdbc()
        .sql(
            """
            insert into batch.batch_step_execution (step_execution_id, version, step_name,
                job_execution_id, create_time, status, exit_code)
            values (-:execution, 0, 'copy:part', :execution, localtimestamp, 'STARTING', 'EXECUTING')
            """)
        .param("execution", execution)
        .update();
  }

  private long openSteps(long execution) {
    return jdbc()
        .sql(
            """
            select count(*) from batch.batch_step_execution
            where job_execution_id = :execution and status = 'STARTING'
            """)
        .param("execution", execution)
        .query(Long.class)
        .single();
  }

  private void awaitState(long id, RunState state) {
    await(() -> runs().find(id).state() == state, "run %d is %s".formatted(id, state));
  }

  /** Waits until the lock is free again, a moment after the state is final. */
  private void awaitFinished(long id) {
    await(
        () ->
            jdbc()
                .sql("select finished_at is not null from ops.run where execution_id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single(),
        "run %d has finished".formatted(id));
  }

  private interface Command {
    long carryOut(int number);
  }

  private static List<Object> atOnce(int times, Command command) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<Object>>();
      for (int number = 0; number < times; number++) {
        int mine = number;
        calls.add(
            () -> {
              try {
                return command.carryOut(mine);
              } catch (LaunchRefused refused) {
                return refused;
              }
            });
      }
      var outcomes = new ArrayList<Object>();
      for (Future<Object> outcome : threads.invokeAll(calls)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    }
  }
}
