package com.sysopsquad.jobs.run;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.run.RunTestApplication.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.node.LeaseLost;
import com.sysopsquad.jobs.node.Nodes;
import com.sysopsquad.jobs.node.PartitionLeases;
import com.sysopsquad.jobs.run.RunTestApplication.Deed;
import com.sysopsquad.platform.TestPlatform;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of runs whose process or database is gone. */
class RunRecoveryIntegrationTests extends RunTest {

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
        start(others, "judge:8081", "sysops.run.dead-after=300ms", "sysops.run.heartbeat=50ms");
    var nodes = judge.getBean(Nodes.class);
    var silent = nodes.join("silent:8081", "scheduler");

    await(() -> hasLeft(judge, silent), "it is taken for dead");

    assertThat(nodes.beat(silent)).isFalse();
  }

  @Test
  void aRunThatMetAnOutageGoesOnByItself() {
    var deed = deed();
    deed.work =
        step -> {
          if (deed.begun.get() < 3) {
            throw new DataAccessResourceFailureException("The database is away");
          }
        };

    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");

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
  void whoHeldAPartitionBeforeIsRefused() {
    var deed = deed();
    deed.holdUntilReleased();
    long id = control().start("copying", Map.of(DOCUMENT, document), "ada");
    var leases = operations().getBean(PartitionLeases.class);
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

    assertThat(control().start("copying", Map.of(DOCUMENT, document), "ada")).isPositive();
  }

  private static boolean hasLeft(ConfigurableApplicationContext judge, UUID incarnation) {
    return judge
        .getBean(JdbcClient.class)
        .sql("select left_at is not null from ops.node where incarnation = ?")
        .param(incarnation)
        .query(Boolean.class)
        .single();
  }
}
