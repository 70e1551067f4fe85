package com.sysopsquad.jobs.run;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.run.RunTestApplication.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.NoSuchJob;
import com.sysopsquad.jobs.run.RunTestApplication.Deed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunControlIntegrationTests extends RunTest {

  @Test
  void aRunCompletesAndTellsWhatItDid() {
    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");

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
    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(id);

    assertThatThrownBy(() -> control().start("copying", Map.of(DOCUMENT, document), "bob"))
        .isInstanceOf(AlreadyCompleted.class)
        .hasMessageContaining("was completed by run " + id)
        .message()
        .matches(
            "(?s).* on [A-Z][a-z]{2} [0-9]+, [0-9]{4}, [0-9]+:[0-9]{2} [AP]M [A-Z][A-Z0-9:+-]*\\."
                + " .*");
    assertThatThrownBy(() -> control().restart(id, "bob")).isInstanceOf(AlreadyCompleted.class);
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
    assertThatThrownBy(() -> control().start("card " + number, Map.of("card", number), "carl"))
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
    assertThatThrownBy(() -> control().start("coping", Map.of(), "ada"))
        .isInstanceOf(NoSuchJob.class)
        .hasMessage("There is no job \"coping\". Use one of copying.");
    assertThatThrownBy(() -> control().start("copying", Map.of(), "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("document=a");
    assertThatThrownBy(() -> control().stop(987_654, "ada")).isInstanceOf(NoSuchRun.class);
  }

  @Test
  void twoProcessesThatStartTheSameAtOnceRunItOnce() throws Exception {
    var other = start("there:8081");
    deed().holdUntilReleased();
    other.getBean(Deed.class).holdUntilReleased();

    var outcomes =
        atOnce(
            16,
            number ->
                control(number % 2 == 0 ? operations() : other)
                    .start("copying", Map.of(DOCUMENT, document), "ada"));

    assertThat(outcomes.stream().filter(Long.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(AlreadyRunning.class::isInstance)).hasSize(15);
  }

  @Test
  void twoRestartsAtOnceRunItOnce() throws Exception {
    var deed = deed();
    deed.work =
        step -> {
          throw new IllegalArgumentException("The document is torn");
        };
    long failed = control().start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(failed);
    deed.holdUntilReleased();

    var outcomes = atOnce(8, number -> control().restart(failed, "ada"));

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
    var deed = deed();
    deed.work =
        step -> {
          leaveOpen(step.getJobExecutionId());
          throw new IllegalArgumentException("The parts could not be handed out");
        };
    long failed = control().start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(failed);

    assertThat(openSteps(failed)).isZero();

    deed.work = step -> {};
    awaitState(control().restart(failed, "ada"), RunState.COMPLETED);
  }

  @Test
  void aPartThatAnOlderEndLeftOpenDoesNotStopARestart() {
    var deed = deed();
    deed.work =
        step -> {
          throw new IllegalArgumentException("The document is torn");
        };
    long failed = control().start("copying", Map.of(DOCUMENT, document), "ada");
    awaitFinished(failed);
    leaveOpen(failed);

    deed.work = step -> {};
    awaitState(control().restart(failed, "ada"), RunState.COMPLETED);
  }

  @Test
  void aFailureOnItsMeritsIsReadableAndStays() {
    deed().work =
        step -> {
          throw new IllegalStateException(
              "The document cannot be copied", new IllegalArgumentException("It is torn"));
        };

    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");

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
    var deed = deed();
    deed.holdUntilReleased();
    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");
    await(() -> deed.begun.get() == 1, "the job begins");

    control().stop(id, "bob");

    assertThat(runs().find(id).state()).isEqualTo(RunState.STOPPING);
    deed.mayEnd.countDown();
    awaitFinished(id);
    assertThat(runs().find(id).state()).isEqualTo(RunState.STOPPED);
    assertThat(runs().find(id).stopRequestedBy()).isEqualTo("bob");
    assertThatThrownBy(() -> control().stop(id, "bob")).isInstanceOf(NotRunning.class);
    awaitState(control().restart(id, "ada"), RunState.COMPLETED);
  }

  @Test
  void aStopReachesTheProcessThatRuns() {
    var other = start("there:8081");
    var deed = other.getBean(Deed.class);
    deed.workUntilAskedToStop();
    long id = control(other).start("copying", Map.of(DOCUMENT, document), "ada");
    await(() -> deed.begun.get() == 1, "the job begins");

    control().stop(id, "bob");

    awaitState(id, RunState.STOPPED);
  }

  @Test
  void aScheduleThatFiresTwiceForATimeAsksOnce() throws Exception {
    var requests = operations().getBean(LaunchRequests.class);
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
  void theAuditCannotBeChanged() {
    operations().getBean(Audit.class).record("ada", "look", "here", null, "done");

    assertThatThrownBy(() -> jdbc().sql("delete from ops.audit").update())
        .hasMessageContaining("only ever added to");
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
