package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.PlanChosen;
import com.sysopsquad.flows.monitor.DeadLetter;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.flows.monitor.Decision;
import com.sysopsquad.flows.monitor.LetterDecisions;
import com.sysopsquad.flows.monitor.LetterFilter;
import com.sysopsquad.flows.monitor.LetterRefused;
import com.sysopsquad.flows.monitor.LetterState;
import com.sysopsquad.flows.monitor.NoSuchLetter;
import com.sysopsquad.flows.monitor.Replay;
import com.sysopsquad.flows.monitor.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.flows.supportplan.SupportPlanOutbound;
import com.sysopsquad.flows.supportplan.SupportPlans;
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

  private LetterDecisions decisions;

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    customer =
        TestQuantum.start("customer", TestQuantum.database("customer"), SupportPlanOutbound.class);
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
    decisions = billing.bean(LetterDecisions.class);
    JdbcClient jdbc = billing.jdbc();
    jdbc.sql("delete from effect.applied").update();
    jdbc.sql("delete from ops.dead_letter").update();
    jdbc.sql("delete from ops.replay").update();
    RecordingPlans.FAILING.clear();
  }

  @Test
  void aReplayedMessageIsAppliedUnderItsIdAndOnceHoweverOftenItComes() {
    DeadLetter letter = deadLetter(plan(ADA, 1));
    RecordingPlans.FAILING.clear();

    long replay = decisions.replay(letter.id(), OLIVE);
    assertThatThrownBy(() -> decisions.replay(letter.id(), OLIVE))
        .isInstanceOf(LetterRefused.class)
        .hasMessageContaining("already");

    awaitState(letter.id(), LetterState.APPLIED);
    assertThat(versions()).containsExactly(1L);
    assertThat(decisions.find(replay))
        .extracting(Replay::letters, Replay::applied, Replay::unsent, Replay::underway)
        .containsExactly(1L, 1L, 0L, 0L);
    assertThat(
            billing.count("delivery.inbox where dead and id = '%s'".formatted(letter.messageId())))
        .isZero();
    assertThatThrownBy(() -> decisions.replay(letter.id(), OLIVE))
        .hasMessageContaining("was applied");

    RawMessages.send(
        RawMessages.plan(letter.messageId(), body(letter), Map.of(WireFormat.REPLAY, "1")));
    send(plan(ADA, 2));
    await().atMost(PATIENCE).until(() -> versions().contains(2L));
    assertThat(versions()).containsExactlyInAnyOrder(1L, 2L);
  }

  @Test
  void aRedeliveryThatIsNoReplayDoesNotWakeTheDead() {
    DeadLetter letter = deadLetter(plan(ADA, 1));
    RecordingPlans.FAILING.clear();

    RawMessages.send(RawMessages.plan(letter.messageId(), body(letter), Map.of()));
    send(plan(ADA, 2));

    await().atMost(PATIENCE).until(() -> versions().contains(2L));
    assertThat(versions()).containsExactly(2L);
    assertThat(find(letter.id()).state()).isEqualTo(LetterState.DEAD);
  }

  @Test
  void aReplayThatFailsAgainIsDeadAgainAndCanBeReplayed() {
    DeadLetter letter = deadLetter(plan(ADA, 1));

    long replay = decisions.replay(letter.id(), OLIVE);

    await().atMost(PATIENCE).until(() -> decisions.find(replay).failed() == 1);
    DeadLetter again = find(letter.id());
    assertThat(again.state()).isEqualTo(LetterState.DEAD);
    assertThat(again.firstFailedAt()).isEqualTo(letter.firstFailedAt());
    assertThat(again.lastFailedAt()).isAfter(letter.lastFailedAt());
    assertThat(again.revision()).isGreaterThan(letter.revision());
    RecordingPlans.FAILING.clear();
    assertThatThrownBy(
            () -> decisions.replay(letter.id(), new Decision("olive", null, letter.revision())))
        .hasMessageContaining("look again");
    decisions.replay(letter.id(), new Decision("olive", null, again.revision()));
    awaitState(letter.id(), LetterState.APPLIED);
    assertThat(versions()).containsExactly(1L);
  }

  @Test
  void anEditedCopyIsAppliedUnderANewIdAndTheOriginalIsClosed() {
    DeadLetter letter = deadLetter(plan(ADA, 1, Plans.POISON));
    RecordingPlans.FAILING.clear();
    String better = body(letter).replace(Plans.POISON, "GOLD");

    long copy = decisions.edit(letter.id(), better, OLIVE);

    awaitState(copy, LetterState.APPLIED);
    assertThat(versions()).containsExactly(1L);
    assertThat(find(copy).replaces()).isEqualTo(letter.id());
    assertThat(find(copy).messageId()).isNotEqualTo(letter.messageId());
    DeadLetter original = find(letter.id());
    assertThat(original.state()).isEqualTo(LetterState.REPLACED);
    assertThat(original.closedBy()).isEqualTo("olive");
    assertThatThrownBy(() -> decisions.replay(letter.id(), OLIVE))
        .hasMessageContaining("closed by olive");
  }

  @Test
  void whatMustNotBeSentIsRefusedWithItsReason() {
    DeadLetter letter = deadLetter(plan(ADA, 1));

    assertThatThrownBy(() -> decisions.edit(letter.id(), "no JSON", OLIVE))
        .hasMessageContaining("must be JSON");
    assertThatThrownBy(() -> decisions.edit(letter.id(), "{\"card\":\"4242424242424242\"}", OLIVE))
        .hasMessageContaining("card number");
    assertThatThrownBy(() -> decisions.discard(letter.id(), new Decision("olive", " ", null)))
        .hasMessageContaining("Say why");
    assertThatThrownBy(() -> decisions.replay(-1, OLIVE)).isInstanceOf(NoSuchLetter.class);
    change("complete = false");
    assertThatThrownBy(() -> decisions.replay(letter.id(), OLIVE))
        .hasMessageContaining("masked or cut");
    change("body = null");
    assertThatThrownBy(() -> decisions.replay(letter.id(), OLIVE))
        .hasMessageContaining("destroyed");
    assertThatThrownBy(() -> decisions.edit(letter.id(), "{}", OLIVE))
        .hasMessageContaining("destroyed");
    change("body = '{}', queue = 'BILLING.CARD_REGISTRATION'");
    assertThatThrownBy(() -> decisions.edit(letter.id(), "{}", OLIVE))
        .hasMessageContaining("may not send");
    assertThat(find(letter.id()).state()).isEqualTo(LetterState.DEAD);
    assertThat(billing.count("ops.replay")).isZero();
  }

  @Test
  void aDiscardedLetterIsClosedWithItsReason() {
    DeadLetter letter = deadLetter(plan(ADA, 1));

    decisions.discard(letter.id(), OLIVE);

    assertThat(find(letter.id()).reason()).isEqualTo("the cause is repaired");
    assertThatThrownBy(() -> decisions.discard(letter.id(), OLIVE))
        .hasMessageContaining("closed by olive");
    assertThat(billing.bean(DeadLetters.class).count(LetterFilter.open())).isZero();
  }

  @Test
  void aBulkReplayIsThrottledAndCanBeCancelledWithoutLoss() {
    LongStream.rangeClosed(1, 40).forEach(version -> RecordingPlans.FAILING.put(version, 100));
    LongStream.rangeClosed(1, 40).forEach(version -> send(plan(ADA, version)));
    await().atMost(PATIENCE).until(() -> billing.count("ops.dead_letter") == 40);
    RecordingPlans.FAILING.clear();
    LetterFilter kind =
        new LetterFilter(
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

    awaitState(ids.get(2), LetterState.APPLIED);
    assertThat(versions()).containsExactly(3L);
    assertThat(find(ids.get(0)).state()).isEqualTo(LetterState.REPLAYING);
    assertThat(find(ids.get(1)).state()).isEqualTo(LetterState.REPLAYING);
    assertThat(sends(ids)).containsExactly(1, 2, 2);
  }

  @Test
  void aReplayThatWasAppliedButNotToldIsFoundAppliedAndNotAppliedAgain() {
    DeadLetter letter = deadLetter(plan(ADA, 1));
    RecordingPlans.FAILING.clear();
    decisions.replay(letter.id(), OLIVE);
    awaitState(letter.id(), LetterState.APPLIED);

    neverAnswered(letter.id(), 61, 1);

    awaitState(letter.id(), LetterState.APPLIED);
    assertThat(sends(List.of(letter.id()))).containsExactly(2);
    assertThat(versions()).containsExactly(1L);
  }

  /** As if the broker had lost the replay, or its outcome. */
  private static void neverAnswered(long id, int minutesAgo, int sends) {
    billing
        .jdbc()
        .sql(
            """
            with lost as (
                insert into ops.replay (asked_by, asked_for, letters) values ('olive', 'a test', 1)
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
    return billing.bean(DeadLetters.class).newest(LetterFilter.open(), 0, 1).getFirst();
  }

  private static void send(PlanChosen plan) {
    customer.inTransaction(() -> customer.bean(SupportPlans.class).publish(List.of(plan)));
  }

  private static void change(String what) {
    billing.jdbc().sql("update ops.dead_letter set " + what).update();
  }

  private static String body(DeadLetter letter) {
    String body = letter.body();
    assertThat(body).isNotNull();
    return String.valueOf(body);
  }

  private static DeadLetter find(long id) {
    return billing.bean(DeadLetters.class).find(id).orElseThrow();
  }

  private static void awaitState(long id, LetterState state) {
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
