package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people decide on dead letters takes effect once, and what they are told is the effect. */
class ReplayIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Decision OLIVE = new Decision("olive", "the cause is repaired", null);

  /** An id without long rows of digits, which could be taken for a card's number. */
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");

  private static TestQuantum customer;
  private static TestQuantum billing;

  private DeadLetterDecisions decisions;

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start("customer", TestQuantum.database("customer"), SupportPlanGateway.class);
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            Map.of("sysops.delivery.retry.attempts", "1", "sysops.monitor.replays-per-second", "5"),
            SupportPlanInbound.class,
            ReplayConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    customer.close();
    billing.close();
  }

  @BeforeEach
  void empty() {
    decisions = billing.bean(DeadLetterDecisions.class);
    JdbcClient jdbc = billing.jdbc();
    jdbc.sql("delete from effect.applied").update();
    jdbc.sql("delete from ops.dead_letter").update();
    jdbc.sql("delete from ops.replay").update();
    RecordingPlans.FAILING.clear();
  }

  @Test
  void aReplayedMessageIsAppliedUnderItsIdAndOnceHoweverOftenItComes() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1));
    RecordingPlans.FAILING.clear();

    long replay = decisions.replay(deadLetter.id(), OLIVE);
    assertThatThrownBy(() -> decisions.replay(deadLetter.id(), OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessageContaining("already");

    awaitState(deadLetter.id(), DeadLetterState.APPLIED);
    assertThat(versions()).containsExactly(1L);
    assertThat(decisions.find(replay))
        .extracting(Replay::deadLetters, Replay::applied, Replay::unsent, Replay::underway)
        .containsExactly(1L, 1L, 0L, 0L);
    assertThat(
            billing.count(
                "delivery.inbox where dead and id = '%s'".formatted(deadLetter.messageId())))
        .isZero();
    assertThatThrownBy(() -> decisions.replay(deadLetter.id(), OLIVE))
        .hasMessageContaining("was applied");

    RawMessages.send(
        RawMessages.plan(deadLetter.messageId(), body(deadLetter), Map.of(WireFormat.REPLAY, "1")));
    send(plan(ADA, 2));
    await().atMost(PATIENCE).until(() -> versions().contains(2L));
    assertThat(versions()).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void aRedeliveryThatIsNoReplayDoesNotWakeTheDead() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1));
    RecordingPlans.FAILING.clear();

    RawMessages.send(RawMessages.plan(deadLetter.messageId(), body(deadLetter), Map.of()));
    send(plan(ADA, 2));

    await().atMost(PATIENCE).until(() -> versions().contains(2L));
    assertThat(versions()).containsExactly(2L);
    assertThat(find(deadLetter.id()).state()).isEqualTo(DeadLetterState.DEAD);
  }

  @Test
  void aReplayThatFailsAgainIsDeadAgainAndCanBeReplayed() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1));

    long replay = decisions.replay(deadLetter.id(), OLIVE);

    await().atMost(PATIENCE).until(() -> decisions.find(replay).failed() == 1);
    DeadLetter again = find(deadLetter.id());
    assertThat(again.state()).isEqualTo(DeadLetterState.DEAD);
    assertThat(again.firstFailedAt()).isEqualTo(deadLetter.firstFailedAt());
    assertThat(again.lastFailedAt()).isAfter(deadLetter.lastFailedAt());
    assertThat(again.revision()).isGreaterThan(deadLetter.revision());
    RecordingPlans.FAILING.clear();
    assertThatThrownBy(
            () ->
                decisions.replay(
                    deadLetter.id(), new Decision("olive", null, deadLetter.revision())))
        .hasMessageContaining("Check it again");
    decisions.replay(deadLetter.id(), new Decision("olive", null, again.revision()));
    awaitState(deadLetter.id(), DeadLetterState.APPLIED);
    assertThat(versions()).containsExactly(1L);
  }

  @Test
  void anEditedCopyIsAppliedUnderANewIdAndTheOriginalIsClosed() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1, Plans.POISON));
    RecordingPlans.FAILING.clear();
    String better = body(deadLetter).replace(Plans.POISON, "GOLD");

    long copy = decisions.edit(deadLetter.id(), EditedMessage.body(better), OLIVE);

    awaitState(copy, DeadLetterState.APPLIED);
    assertThat(versions()).containsExactly(1L);
    assertThat(find(copy).replaces()).isEqualTo(deadLetter.id());
    assertThat(find(copy).messageId()).isNotEqualTo(deadLetter.messageId());
    DeadLetter original = find(deadLetter.id());
    assertThat(original.state()).isEqualTo(DeadLetterState.REPLACED);
    assertThat(original.closedBy()).isEqualTo("olive");
    assertThatThrownBy(() -> decisions.replay(deadLetter.id(), OLIVE))
        .hasMessageContaining("closed by olive");
  }

  @Test
  void whatMustNotBeSentIsRefusedWithItsReason() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1));

    assertThatThrownBy(() -> edit(deadLetter, "no JSON"))
        .hasMessageContaining("does not match its type");
    assertThatThrownBy(() -> edit(deadLetter, "{\"card\":\"4242424242424242\"}"))
        .hasMessageContaining("card number");
    assertThatThrownBy(() -> decisions.discard(deadLetter.id(), new Decision("olive", " ", null)))
        .hasMessageContaining("Enter a reason for");
    assertThatThrownBy(() -> decisions.replay(-1, OLIVE)).isInstanceOf(NoSuchDeadLetter.class);
    change("complete = false");
    assertThatThrownBy(() -> decisions.replay(deadLetter.id(), OLIVE))
        .hasMessageContaining("masked or cut");
    change("body = null");
    assertThatThrownBy(() -> decisions.replay(deadLetter.id(), OLIVE))
        .hasMessageContaining("destroyed");
    assertThatThrownBy(() -> edit(deadLetter, "{}")).hasMessageContaining("destroyed");
    change("body = '{}', queue = 'BILLING.CARD_REGISTRATION'");
    assertThatThrownBy(() -> edit(deadLetter, "{}")).hasMessageContaining("cannot send to");
    assertThat(find(deadLetter.id()).state()).isEqualTo(DeadLetterState.DEAD);
    assertThat(billing.count("ops.replay")).isZero();
  }

  @Test
  void whatIsMaskedHereAndIsNoCardIsReplayedAsItWas() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1, "password: gold1"));
    assertThat(deadLetter.body()).contains("password: [masked]").doesNotContain("gold1");
    assertThat(deadLetter.complete()).isFalse();
    assertThat(deadLetter.replayable()).isTrue();
    RecordingPlans.FAILING.clear();

    decisions.replay(deadLetter.id(), OLIVE);

    awaitState(deadLetter.id(), DeadLetterState.APPLIED);
    assertThat(billing.jdbc().sql("select note from effect.applied").query(String.class).single())
        .isEqualTo("password: gold1");
    assertThat(billing.count("delivery.withheld_body")).isZero();
  }

  @Test
  void whatMayBeACardIsKeptNowhere() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1, "password: gold1 4242424242424242"));

    assertThat(deadLetter.body()).doesNotContain("gold1", "4242424242424242");
    assertThat(deadLetter.replayable()).isFalse();
    assertThat(deadLetter.editable()).isTrue();
    assertThat(billing.count("delivery.withheld_body")).isZero();
    assertThatThrownBy(() -> decisions.replay(deadLetter.id(), OLIVE))
        .hasMessageContaining("masked or cut");
  }

  @Test
  void aDiscardedDeadLetterIsClosedWithItsReason() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1));

    decisions.discard(deadLetter.id(), OLIVE);

    assertThat(find(deadLetter.id()).reason()).isEqualTo("the cause is repaired");
    assertThatThrownBy(() -> decisions.discard(deadLetter.id(), OLIVE))
        .hasMessageContaining("closed by olive");
    assertThat(billing.bean(DeadLetters.class).count(DeadLetterFilter.open())).isZero();
  }

  @Test
  void aBulkReplayIsThrottledAndCanBeCancelledWithoutLoss() {
    LongStream.rangeClosed(1, 40).forEach(version -> RecordingPlans.FAILING.put(version, 100));
    LongStream.rangeClosed(1, 40).forEach(version -> send(plan(ADA, version)));
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 40);
    RecordingPlans.FAILING.clear();
    DeadLetterFilter kind =
        new DeadLetterFilter(
            null, null, billing.bean(DeadLetters.class).kinds().getFirst().fingerprint());

    long replay = decisions.replayAll(kind, OLIVE);
    await().atMost(PATIENCE).until(() -> decisions.find(replay).applied() >= 5);
    int cancelled = decisions.cancel(replay, "olive");

    assertThat(cancelled).isBetween(1, 35);
    await().atMost(PATIENCE).until(() -> decisions.find(replay).underway() == 0);
    assertThat(versions()).hasSize(40 - cancelled).doesNotHaveDuplicates();
    assertThat(billing.count("ops.dead_letter where state = 'DEAD'")).isEqualTo(cancelled);
    assertThat(mostSentInASecond()).isLessThanOrEqualTo(5);

    long rest = decisions.replayAll(kind, OLIVE);
    await().atMost(PATIENCE).until(() -> decisions.find(rest).applied() == cancelled);
    assertThat(versions()).hasSize(40).doesNotHaveDuplicates();
    assertThatThrownBy(() -> decisions.replayAll(kind, OLIVE))
        .hasMessageContaining("no dead letter");
  }

  @Test
  void aReplayWhoseOutcomeIsNotToldIsSentAgainLaterEachTime() {
    LongStream.rangeClosed(1, 3).forEach(version -> RecordingPlans.FAILING.put(version, 100));
    LongStream.rangeClosed(1, 3).forEach(version -> send(plan(ADA, version)));
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 3);
    RecordingPlans.FAILING.clear();
    List<Long> ids =
        billing
            .jdbc()
            .sql("select id from ops.dead_letter order by message_id")
            .query(Long.class)
            .list();

    neverAnswered(ids.get(0), 59, 1);
    neverAnswered(ids.get(1), 61, 2);
    neverAnswered(ids.get(2), 61, 1);

    awaitState(ids.get(2), DeadLetterState.APPLIED);
    assertThat(versions()).containsExactly(3L);
    assertThat(find(ids.get(0)).state()).isEqualTo(DeadLetterState.REPLAYING);
    assertThat(find(ids.get(1)).state()).isEqualTo(DeadLetterState.REPLAYING);
    assertThat(sends(ids)).containsExactly(1, 2, 2);
  }

  @Test
  void aReplayThatWasAppliedButNotToldIsFoundAppliedAndNotAppliedAgain() {
    DeadLetter deadLetter = deadLetter(plan(ADA, 1));
    RecordingPlans.FAILING.clear();
    decisions.replay(deadLetter.id(), OLIVE);
    awaitState(deadLetter.id(), DeadLetterState.APPLIED);

    neverAnswered(deadLetter.id(), 61, 1);

    awaitState(deadLetter.id(), DeadLetterState.APPLIED);
    assertThat(sends(List.of(deadLetter.id()))).containsExactly(2);
    assertThat(versions()).containsExactly(1L);
  }

  /** As if the broker had lost the replay, or its outcome. */
  private static void neverAnswered(long id, int minutesAgo, int sends) {
    billing
        .jdbc()
        .sql(
            """
            with lost as (
                insert into ops.replay (asked_by, asked_for, dead_letters) values ('olive', 'a test', 1)
                returning id
            )
            update ops.dead_letter
            set state = 'REPLAYING', replay = lost.id, closed_at = null, replay_sends = :sends,
                replay_sent_at = clock_timestamp() - make_interval(mins => :minutes)
            from lost where dead_letter.id = :id
            """)
        .param("sends", sends)
        .param("minutes", minutesAgo)
        .param("id", id)
        .update();
  }

  private static List<Integer> sends(List<Long> ids) {
    return billing
        .jdbc()
        .sql("select replay_sends from ops.dead_letter where id in (:ids) order by id")
        .param("ids", ids)
        .query(Integer.class)
        .list();
  }

  private static DeadLetter deadLetter(PlanChosen plan) {
    RecordingPlans.FAILING.put(plan.version(), 100);
    send(plan);
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 1);
    return billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 1).getFirst();
  }

  private void edit(DeadLetter deadLetter, String body) {
    decisions.edit(deadLetter.id(), EditedMessage.body(body), OLIVE);
  }

  private static void send(PlanChosen plan) {
    customer.inTransaction(() -> customer.bean(SupportPlanGateway.class).send(List.of(plan)));
  }

  private static void change(String what) {
    billing.jdbc().sql("update ops.dead_letter set " + what).update();
  }

  private static String body(DeadLetter deadLetter) {
    String body = deadLetter.body();
    assertThat(body).isNotNull();
    return String.valueOf(body);
  }

  private static DeadLetter find(long id) {
    return billing.bean(DeadLetters.class).find(id).orElseThrow();
  }

  private static void awaitState(long id, DeadLetterState state) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(find(id).state()).isEqualTo(state));
  }

  private static List<Long> versions() {
    return billing
        .jdbc()
        .sql("select version from effect.applied order by n")
        .query(Long.class)
        .list();
  }

  private static long mostSentInASecond() {
    return billing
        .jdbc()
        .sql(
            """
            select max(n) from (
                select count(*) over (order by replay_sent_at
                                      range between interval '999 ms' preceding and current row) as n
                from ops.dead_letter where replay_sent_at is not null)
            """)
        .query(Long.class)
        .single();
  }
}
