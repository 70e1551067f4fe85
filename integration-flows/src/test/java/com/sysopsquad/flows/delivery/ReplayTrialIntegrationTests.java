package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A replay begins with a trial, waits, is paused and goes on, and sends each message once. */
class ReplayTrialIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Decision OLIVE = new Decision("olive", "the cause is repaired", null);
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
  private static final DeadLetterFilter GROUP = new DeadLetterFilter(null, null, "group");
  private static final long OTHER = 1_000;

  private static TestPlatform.Database database;
  private static TestQuantum billing;

  private DeadLetterDecisions decisions;

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    database = TestQuantum.database("billing");
    billing =
        TestQuantum.start(
            "billing",
            database,
            Map.of(
                "sysops.delivery.retry.attempts", "1", "sysops.monitor.replays-per-second", "10"),
            SupportPlanInbound.class,
            ReplayConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    billing.close();
  }

  @BeforeEach
  void empty() {
    decisions = billing.bean(DeadLetterDecisions.class);
    billing.jdbc().sql("delete from ops.dead_letter").update();
    billing.jdbc().sql("delete from ops.replay").update();
    billing.jdbc().sql("delete from effect.applied").update();
    RecordingPlans.FAILING.clear();
  }

  @Test
  void theOldestAreSentFirstAndTheRestWhenSomeoneAsksForIt() {
    dead(1, 8);

    long replay = decisions.replayAll(GROUP, 3, OLIVE);
    await().atMost(PATIENCE).until(() -> trial(replay).applied() == 3);
    awaitThatTheSenderHasLooked();
    Replay tried = decisions.find(replay);
    decisions.replayRest(replay, "oscar");

    assertThat(tried.holdsRest()).isTrue();
    assertThat(tried.unsent()).isEqualTo(5);
    assertThat(trial(replay).messages()).isEqualTo(3);
    assertThat(trial(replay).restBy()).isEqualTo("oscar");
    assertThatThrownBy(() -> decisions.replayRest(replay, "olive"))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessage("oscar has already asked for the rest of replay %d.".formatted(replay));
    await().atMost(PATIENCE).until(() -> decisions.find(replay).applied() == 8);
    assertThat(versions().subList(0, 4)).containsExactlyInAnyOrder(1L, 2L, 3L, OTHER);
    assertThat(versions()).hasSize(9).doesNotHaveDuplicates();
  }

  @Test
  void whatFailsInTheTrialIsCountedAndTheRestStaysDeadIfItIsCanceled() {
    dead(1, 6);
    RecordingPlans.FAILING.put(1L, 100);

    long replay = decisions.replayAll(GROUP, 2, OLIVE);
    await()
        .atMost(PATIENCE)
        .until(() -> trial(replay).applied() == 1 && trial(replay).failed() == 1);
    int canceled = decisions.cancel(replay, "olive");

    assertThat(canceled).isEqualTo(4);
    assertThat(billing.count("ops.dead_letter where state = 'DEAD'")).isEqualTo(5);
    assertThat(decisions.find(replay).holdsRest()).isFalse();
    assertThatThrownBy(() -> decisions.replayRest(replay, "olive"))
        .hasMessage("Replay %d holds nothing back.".formatted(replay));
    assertThat(versions()).containsExactly(2L);
  }

  @Test
  void aTrialOfAllIsNone() {
    dead(1, 2);

    long replay = decisions.replayAll(GROUP, 2, OLIVE);

    assertThat(decisions.find(replay).trial()).isNull();
    await().atMost(PATIENCE).until(() -> decisions.find(replay).applied() == 2);
  }

  @Test
  void nothingIsSentFromTheMomentOfAPauseUntilItsEnd() {
    dead(1, 60);

    long replay = decisions.replayAll(GROUP, OLIVE);
    await().atMost(PATIENCE).until(() -> decisions.find(replay).applied() > 0);
    decisions.pause(replay, "olive");
    long unsent = decisions.find(replay).unsent();
    awaitThatTheSenderHasLooked();
    Replay paused = decisions.find(replay);

    assertThat(paused.pausedBy()).isEqualTo("olive");
    assertThat(paused.unsent()).isEqualTo(unsent).isPositive();
    assertThatThrownBy(() -> decisions.pause(replay, "oscar"))
        .hasMessageContaining("already paused");
    decisions.resume(replay);
    assertThatThrownBy(() -> decisions.resume(replay)).hasMessageContaining("is not paused");
    await().atMost(PATIENCE).until(() -> decisions.find(replay).applied() == 60);
    assertThatThrownBy(() -> decisions.pause(replay, "olive"))
        .hasMessageContaining("has nothing left to send");
    assertThat(versions()).hasSize(61).doesNotHaveDuplicates();
  }

  @Test
  void whatHasNoResultIsNotSentAgainDuringAPause() {
    dead(1, 2);
    long replay = decisions.replayAll(GROUP, 1, OLIVE);
    await().atMost(PATIENCE).until(() -> trial(replay).applied() == 1);
    decisions.pause(replay, "olive");
    billing
        .jdbc()
        .sql(
            """
            update ops.dead_letter
            set state = 'REPLAYING', closed_at = null,
                replay_sent_at = clock_timestamp() - interval '1 day'
            where replay = ? and replay_sent_at is not null
            """)
        .param(replay)
        .update();

    awaitThatTheSenderHasLooked();
    assertThat(sends(replay)).isEqualTo(1);
    decisions.resume(replay);

    await().atMost(PATIENCE).until(() -> sends(replay) == 2);
    await().atMost(PATIENCE).until(() -> trial(replay).applied() == 1);
    assertThat(versions()).containsOnlyOnce(1L);
  }

  /** Everything about it is in rows, so it goes on wherever it was. */
  @Test
  void aReplayLosesAndDoublesNothingHoweverOftenItIsCutOff() {
    dead(1, 60);
    JdbcClient apart = JdbcClient.create(database.app());

    long replay = decisions.replayAll(GROUP, 10, OLIVE);
    cutUntil(apart, () -> applied(apart, replay) >= 10);
    assertThat(count(apart, "replay_sent_at is null")).isEqualTo(50);
    billing.forgetConnections();
    decisions.replayRest(replay, "olive");
    cutUntil(apart, () -> applied(apart, replay) == 60);

    assertThat(apart.sql("select version from effect.applied").query(Long.class).list())
        .hasSize(60)
        .doesNotHaveDuplicates();
    billing.forgetConnections();
  }

  @Test
  void ofTwoWhoAskForTheRestAtOnceOneIsTold() throws Exception {
    dead(1, 4);
    long replay = decisions.replayAll(GROUP, 1, OLIVE);
    Callable<Boolean> asking =
        () -> {
          try {
            decisions.replayRest(replay, "olive");
            return true;
          } catch (DeadLetterRefused refused) {
            return false;
          }
        };

    try (ExecutorService people = Executors.newFixedThreadPool(2)) {
      List<Future<Boolean>> answers = people.invokeAll(List.of(asking, asking));

      assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
          .containsExactlyInAnyOrder(true, false);
    }
    await().atMost(PATIENCE).until(() -> decisions.find(replay).applied() == 4);
    assertThat(versions()).hasSize(4);
  }

  private static void cutUntil(JdbcClient apart, Callable<Boolean> done) {
    await()
        .atMost(PATIENCE.multipliedBy(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              apart
                  .sql(
                      """
                      select count(pg_terminate_backend(pid)) from pg_stat_activity
                      where usename = current_user and datname = current_database()
                        and pid <> pg_backend_pid()
                      """)
                  .query(Long.class)
                  .single();
              return done.call();
            });
  }

  private static long applied(JdbcClient apart, long replay) {
    return count(apart, "state = 'APPLIED' and replay = " + replay);
  }

  private static long count(JdbcClient apart, String condition) {
    return apart
        .sql("select count(*) from ops.dead_letter where " + condition)
        .query(Long.class)
        .single();
  }

  /** A later replay is applied, so all that may be sent before it has been sent. */
  private void awaitThatTheSenderHasLooked() {
    dead(OTHER, OTHER);
    long other =
        billing.jdbc().sql("select max(id) from ops.dead_letter").query(Long.class).single();
    long replay = decisions.replay(other, OLIVE);
    await().atMost(PATIENCE).until(() -> decisions.find(replay).applied() == 1);
  }

  private Replay.Trial trial(long replay) {
    Replay.Trial trial = decisions.find(replay).trial();
    assertThat(trial).isNotNull();
    return Objects.requireNonNull(trial);
  }

  private static int sends(long replay) {
    return billing
        .jdbc()
        .sql("select max(replay_sends) from ops.dead_letter where replay = ?")
        .param(replay)
        .query(Integer.class)
        .single();
  }

  private static List<Long> versions() {
    return billing
        .jdbc()
        .sql("select version from effect.applied order by n")
        .query(Long.class)
        .list();
  }

  private static void dead(long from, long to) {
    ContractJson json = new ContractJson();
    LongStream.rangeClosed(from, to)
        .forEach(
            version ->
                billing
                    .jdbc()
                    .sql(
                        """
                        insert into ops.dead_letter
                            (message_id, quantum, queue, type, version, subject, sent_at,
                             cause_class, cause_text, stack, fingerprint, attempts,
                             first_failed_at, last_failed_at, headers, body)
                        values (gen_random_uuid(), 'billing', 'BILLING.SUPPORT_PLAN',
                                'com.sysopsquad.plan.chosen', 1, 'someone', clock_timestamp(),
                                'c', 'c', '', 'group', 1, clock_timestamp(),
                                clock_timestamp(), '{}', ?)
                        """)
                    .param(json.write(Plans.plan(ADA, version)))
                    .update());
  }
}
