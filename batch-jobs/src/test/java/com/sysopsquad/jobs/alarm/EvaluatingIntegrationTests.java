package com.sysopsquad.jobs.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Alarms are raised, told, silenced and resolved, in a real database. */
class EvaluatingIntegrationTests {

  private static final Condition FAILED =
      new Condition(AlarmKind.RUN_FAILED, "payment", "Run 12 failed.", "/runs/12");
  private static final Condition STUCK =
      new Condition(AlarmKind.QUEUE_STUCK, "BILLING.CARD", "It is stuck.", "/queues");

  private static ConfigurableApplicationContext operations;

  private final Situation runs = new Situation(AlarmKind.RUN_FAILED, false);
  private final Situation queues = new Situation(AlarmKind.QUEUE_STUCK, true);
  private final List<String> told = new ArrayList<>();

  /** A process with runs, and what people do with alarms. */
  @Import({RunTestApplication.class, Alarms.class, Silences.class})
  static class Application {}

  @BeforeAll
  static void startOperations() {
    operations =
        RunTestApplication.start(
            Application.class, TestPlatform.start().freshDatabase("billing"), "here:8081");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @BeforeEach
  void forgetAlarms() {
    jdbc().sql("delete from ops.alarm").update();
    jdbc().sql("delete from ops.alarm_silence").update();
  }

  @Test
  void aConditionThatLastsIsOneAlarmAndToldOnce() {
    runs.present(FAILED);

    evaluate();
    runs.present(new Condition(AlarmKind.RUN_FAILED, "payment", "Run 13 failed.", "/runs/13"));
    evaluate();

    assertThat(alarms().active())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.state()).isEqualTo(Alarm.State.OPEN);
              assertThat(alarm.severity()).isEqualTo(Severity.CRITICAL);
              assertThat(alarm.text()).isEqualTo("Run 13 failed.");
              assertThat(alarm.path()).isEqualTo("/runs/13");
            });
    assertThat(told).containsExactly("raised payment");
  }

  @Test
  void anAlarmIsResolvedAndToldWhenItsConditionEnds() {
    runs.present(FAILED);
    evaluate();

    runs.present();
    evaluate();
    evaluate();

    assertThat(alarms().active()).isEmpty();
    assertThat(told).containsExactly("raised payment", "resolved payment");
    runs.present(FAILED);
    evaluate();
    assertThat(told).hasSize(3).last().isEqualTo("raised payment");
    assertThat(ofState(AlarmFilter.States.ALL)).hasSize(2);
  }

  @Test
  void whatIsFoundTogetherIsToldTogether() {
    runs.present(
        FAILED, new Condition(AlarmKind.RUN_FAILED, "reconcile", "Run 14 failed.", "/runs/14"));
    queues.present(STUCK);

    evaluate();

    assertThat(told).containsExactly("raised payment, reconcile, BILLING.CARD");
  }

  @Test
  void anAcknowledgedAlarmStaysUntilItsConditionEnds() {
    runs.present(FAILED);
    evaluate();
    long id = alarms().active().getFirst().id();

    alarms().acknowledge(id, "ada");
    evaluate();

    assertThat(alarms().active())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.state()).isEqualTo(Alarm.State.ACKNOWLEDGED);
              assertThat(alarm.acknowledgedBy()).isEqualTo("ada");
            });
    assertThatThrownBy(() -> alarms().acknowledge(id, "bob"))
        .isInstanceOf(AlarmNotOpen.class)
        .hasMessageContaining("acknowledged by ada");
    assertThatThrownBy(() -> alarms().acknowledge(-1, "bob")).isInstanceOf(NoSuchAlarm.class);
    runs.present();
    evaluate();
    assertThat(alarms().get(id).state()).isEqualTo(Alarm.State.RESOLVED);
    assertThat(told).containsExactly("raised payment", "resolved payment");
  }

  @Test
  void aSilencedAlarmIsShownAndToldWhenTheSilenceIsOver() {
    Silence silence =
        silences()
            .begin(AlarmKind.RUN_FAILED, "payment", Duration.ofHours(1), "Known outage", "ada");
    runs.present(FAILED);

    evaluate();

    assertThat(told).isEmpty();
    assertThat(alarms().active())
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.silencedUntil()).isEqualTo(silence.expiresAt()));
    silences().end(silence.id(), "ada");
    evaluate();
    assertThat(told).containsExactly("raised payment");
    assertThat(silences().active()).isEmpty();
  }

  @Test
  void anAlarmThatEndsWhileItIsSilencedIsNeverTold() {
    silences().begin(null, null, Duration.ofHours(1), "Maintenance", "ada");
    runs.present(FAILED);
    evaluate();

    runs.present();
    evaluate();

    assertThat(told).isEmpty();
    assertThat(ofState(AlarmFilter.States.RESOLVED)).hasSize(1);
  }

  @Test
  void aSilenceOfSomethingElseSilencesNothing() {
    silences().begin(AlarmKind.RUN_FAILED, "reconcile", Duration.ofHours(1), "Known", "ada");
    runs.present(FAILED);

    evaluate();

    assertThat(told).containsExactly("raised payment");
  }

  /** Tried: plain, within a text, in the groups of Amex. */
  @ParameterizedTest
  @ValueSource(
      strings = {"4242424242424242", "payment 4242-4242-4242-4242 failed", "3782 822463 10005"})
  void aSilenceOfACardNumberIsRefused(String subject) {
    assertThatThrownBy(() -> silences().begin(null, subject, Duration.ofHours(1), "Known", "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageStartingWith("The subject contains a card number");
    assertThat(silences().active()).isEmpty();
  }

  @Test
  void aSilenceHasAReasonAndAnEnd() {
    assertThatThrownBy(() -> silences().begin(null, null, Duration.ofHours(1), " ", "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("reason");
    assertThatThrownBy(() -> silences().begin(null, null, Duration.ofDays(32), "Known", "ada"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("31 days");
    assertThatThrownBy(() -> silences().begin(null, null, null, "Known", "ada"))
        .isInstanceOf(InvalidParameter.class);
  }

  @Test
  void aCheckThatFailsLeavesItsAlarmsAndIsAnAlarmItself() {
    runs.present(FAILED);
    evaluate();

    runs.fail();
    evaluate();

    assertThat(alarms().active())
        .extracting(Alarm::kind)
        .containsExactly(AlarmKind.RUN_FAILED, AlarmKind.CHECK_FAILED);
    runs.present(FAILED);
    evaluate();
    assertThat(alarms().active()).extracting(Alarm::kind).containsExactly(AlarmKind.RUN_FAILED);
  }

  @Test
  void whatOnlyOneNodeSeesIsResolvedOnlyWhenNoNodeHasSeenItForAWhile() {
    queues.present(STUCK);
    evaluate();

    queues.present();
    evaluate();

    assertThat(alarms().active()).hasSize(1);
    jdbc().sql("update ops.alarm set seen_at = now() - interval '10 minutes'").update();
    evaluate();
    assertThat(alarms().active()).isEmpty();
  }

  @Test
  void nodesThatEvaluateAtTheSameTimeTellOnce() throws Exception {
    runs.present(FAILED);
    Evaluating one = evaluating();
    Evaluating two = evaluating();

    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 10; round++) {
        var first = nodes.submit(one::evaluate);
        var second = nodes.submit(two::evaluate);
        first.get();
        second.get();
      }
    }

    assertThat(told).containsExactly("raised payment");
    assertThat(ofState(AlarmFilter.States.ALL)).hasSize(1);
  }

  @Test
  void whatHappensToAnAlarmIsInTheAudit() {
    runs.present(FAILED);
    evaluate();
    long id = alarms().active().getFirst().id();
    alarms().acknowledge(id, "ada");
    runs.present();
    evaluate();

    assertThat(
            jdbc()
                .sql("select actor || ' ' || action from ops.audit where subject = ? order by id")
                .param("alarm " + id)
                .query(String.class)
                .list())
        .containsExactly("operations raise", "ada acknowledge", "operations resolve");
  }

  @Test
  void aCardNumberInATextIsMasked() {
    runs.present(
        new Condition(
            AlarmKind.RUN_FAILED, "payment", "Run 12 failed: 4242 4242 4242 4242", "/runs/12"));

    evaluate();

    assertThat(alarms().active().getFirst().text()).doesNotContain("4242 4242 4242");
  }

  @Test
  void alarmsAreListedPageByPage() {
    runs.present(
        FAILED, new Condition(AlarmKind.RUN_FAILED, "reconcile", "Run 14 failed.", "/runs/14"));
    evaluate();

    List<Alarm> first = alarms().list(AlarmFilter.ACTIVE, null, 1);
    List<Alarm> second = alarms().list(AlarmFilter.ACTIVE, first.getFirst().id(), 1);

    assertThat(first).extracting(Alarm::subject).containsExactly("reconcile");
    assertThat(second).extracting(Alarm::subject).containsExactly("payment");
    assertThat(
            alarms()
                .list(
                    new AlarmFilter(
                        AlarmFilter.States.OPEN,
                        AlarmKind.RUN_FAILED,
                        Severity.CRITICAL,
                        "payment"),
                    null,
                    10))
        .hasSize(1);
  }

  private List<Alarm> ofState(AlarmFilter.States states) {
    return alarms().list(new AlarmFilter(states, null, null, null), null, 100);
  }

  private void evaluate() {
    evaluating().evaluate();
  }

  private Evaluating evaluating() {
    return new Evaluating(
        List.of(runs, queues),
        (raised, resolved) -> {
          note("raised", raised);
          note("resolved", resolved);
        },
        jdbc(),
        operations.getBean(PlatformTransactionManager.class),
        operations.getBean(Audit.class),
        new AlarmSettings(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofDays(400)));
  }

  private synchronized void note(String event, List<Alarm> alarms) {
    if (!alarms.isEmpty()) {
      told.add(
          event
              + " "
              + String.join(
                  ", ",
                  alarms.stream()
                      .sorted((one, other) -> Long.compare(one.id(), other.id()))
                      .map(Alarm::subject)
                      .toList()));
    }
  }

  private static Alarms alarms() {
    return operations.getBean(Alarms.class);
  }

  private static Silences silences() {
    return operations.getBean(Silences.class);
  }

  private static JdbcClient jdbc() {
    return operations.getBean(JdbcClient.class);
  }

  /** What a check finds, as the test says. */
  private static final class Situation implements Check {

    private final AlarmKind kind;
    private final boolean differs;
    private List<Condition> conditions = List.of();
    private boolean failing;

    Situation(AlarmKind kind, boolean differs) {
      this.kind = kind;
      this.differs = differs;
    }

    void present(Condition... found) {
      conditions = List.of(found);
      failing = false;
    }

    void fail() {
      failing = true;
    }

    @Override
    public String name() {
      return kind.word();
    }

    @Override
    public Findings look(Instant now) {
      if (failing) {
        jdbc().sql("select 1 / 0").query(Integer.class).single();
      }
      return Findings.of(Set.of(kind), conditions);
    }

    @Override
    public boolean differsByNode() {
      return differs;
    }
  }
}
