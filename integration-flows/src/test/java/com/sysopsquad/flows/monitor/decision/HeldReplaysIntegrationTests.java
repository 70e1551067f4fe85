package com.sysopsquad.flows.monitor.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;
import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What waits for a person is found; nobody sends anything here. */
class HeldReplaysIntegrationTests {

  private static final TestPlatform.Database OF_BILLING = TestQuantum.database("billing");
  private static final DataSource DATABASE = OF_BILLING.app();
  private static final JdbcClient APPLICATION = JdbcClient.create(DATABASE);
  private static final String QUEUE = Queues.SUPPORT_PLAN;
  private static final Decision OLIVE = new Decision("olive", "the cause is repaired", null);
  private static final DeadLetterFilter OF_QUEUE = new DeadLetterFilter(null, QUEUE, null);
  private static final DeadLetterFilter OF_KIND = new DeadLetterFilter(null, null, "f");

  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(DATABASE));
  private final DeadLetterDecisions decisions =
      new DeadLetterDecisions(
          APPLICATION,
          transactions,
          new DeadLetters(new JdbcTemplate(DATABASE)),
          new TimeOrderedIds(Clock.systemUTC()),
          new ContractJson());

  @BeforeEach
  void empty() {
    APPLICATION.sql("delete from ops.dead_letter").update();
    APPLICATION.sql("delete from ops.replay").update();
  }

  @Test
  void aReplayWithATrialIsHeldUntilItsRestIsAskedFor() {
    dead(3);

    long replay = decisions.replayAll(OF_KIND, 1, OLIVE);

    assertThat(decisions.held(10)).containsExactly(new HeldReplay(replay, "fingerprint f", false));
    decisions.replayRest(replay, "olive");
    assertThat(decisions.held(10)).isEmpty();
  }

  @Test
  void aReplayWithATrialIsHeldUntilItIsCanceled() {
    dead(3);
    long replay = decisions.replayAll(OF_KIND, 1, OLIVE);

    decisions.cancel(replay, "olive");

    assertThat(decisions.held(10)).isEmpty();
  }

  @Test
  void aTrialWhoseRestWasHandledSeparatelyIsNotHeld() {
    dead(3);
    long replay = decisions.replayAll(OF_KIND, 1, OLIVE);

    APPLICATION
        .sql(
            """
            update ops.dead_letter set state = 'APPLIED', closed_at = clock_timestamp()
            where id > (select trial_through from ops.replay where id = ?)
            """)
        .param(replay)
        .update();

    assertThat(decisions.held(10)).isEmpty();
  }

  @Test
  void aPausedReplayIsHeldUntilItIsResumed() {
    dead(3);
    long replay = decisions.replayAll(OF_KIND, OLIVE);
    assertThat(decisions.held(10)).isEmpty();

    decisions.pause(replay, "olive");

    assertThat(decisions.held(10)).containsExactly(new HeldReplay(replay, "fingerprint f", true));
    decisions.resume(replay);
    assertThat(decisions.held(10)).isEmpty();
  }

  /** What has no result is not sent again during a pause, so somebody must end it. */
  @Test
  void aPausedReplayOfWhichAllWasSentIsHeldWhileSomethingHasNoResult() {
    dead(1);
    long replay = decisions.replayAll(OF_KIND, OLIVE);
    decisions.pause(replay, "olive");

    APPLICATION.sql("update ops.dead_letter set replay_sent_at = clock_timestamp()").update();
    assertThat(decisions.held(10)).hasSize(1);
    APPLICATION
        .sql("update ops.dead_letter set state = 'APPLIED', closed_at = clock_timestamp()")
        .update();

    assertThat(decisions.held(10)).isEmpty();
  }

  @Test
  void aCanceledReplayCannotBePaused() {
    dead(2);
    long replay = decisions.replayAll(OF_KIND, OLIVE);
    decisions.cancel(replay, "olive");

    assertThatThrownBy(() -> decisions.pause(replay, "oscar"))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessage("Replay %d has nothing left to send.".formatted(replay));
  }

  @Test
  void whoeverDecidesOnAHeldDeadLetterIsToldItsReplay() {
    dead(2);
    long id = APPLICATION.sql("select max(id) from ops.dead_letter").query(Long.class).single();
    long replay = decisions.replayAll(OF_KIND, 1, OLIVE);

    assertThatThrownBy(() -> decisions.discard(id, OLIVE))
        .isInstanceOf(DeadLetterRefused.class)
        .hasMessage("Dead letter %d is already being replayed (replay %d).".formatted(id, replay));
  }

  /** They would wait for each other, since each finds the dead letters in another order. */
  @Test
  void ofTwoWhoReplayTheSameDeadLettersAtOnceOneIsRefused() throws Exception {
    dead(5_000);

    try (ExecutorService people = Executors.newFixedThreadPool(2)) {
      List<Future<Boolean>> answers =
          people.invokeAll(List.of(replaying(OF_QUEUE), replaying(OF_KIND)));

      assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
          .containsExactlyInAnyOrder(true, false);
    }
    assertThat(APPLICATION.sql("select count(*) from ops.replay").query(Long.class).single())
        .isEqualTo(1);
  }

  @Test
  void whoeverAsksForTheRestWhileSomebodyCancelsIsRefused() throws Exception {
    dead(3);
    long replay = decisions.replayAll(OF_KIND, 1, OLIVE);

    try (ExecutorService oscar = Executors.newSingleThreadExecutor()) {
      Future<?> rest =
          Objects.requireNonNull(
              transactions.execute(
                  status -> {
                    decisions.cancel(replay, "olive");
                    Future<?> asked = oscar.submit(() -> decisions.replayRest(replay, "oscar"));
                    await().until(HeldReplaysIntegrationTests::somebodyWaits);
                    return asked;
                  }));

      assertThatThrownBy(rest::get).hasCauseInstanceOf(DeadLetterRefused.class);
    }
    assertThat(decisions.find(replay).cancelledAt()).isNotNull();
  }

  private static boolean somebodyWaits() {
    return APPLICATION
        .sql(
            """
            select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid
                           where a.datname = current_database() and not l.granted)
            """)
        .query(Boolean.class)
        .single();
  }

  @Test
  void aNameWithANulFindsNothing() {
    assertThatThrownBy(() -> new DeadLetterFilter(null, "q\0", null))
        .isInstanceOf(NoSuchDeadLetter.class);
    assertThatThrownBy(() -> new DeadLetterFilter(null, null, "\0"))
        .isInstanceOf(NoSuchDeadLetter.class);
  }

  private Callable<Boolean> replaying(DeadLetterFilter filter) {
    return () -> {
      try {
        decisions.replayAll(filter, OLIVE);
        return true;
      } catch (DeadLetterRefused refused) {
        return false;
      }
    };
  }

  /** The later ones have failed earlier. */
  private static void dead(int count) {
    APPLICATION
        .sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body)
            select gen_random_uuid(), 'billing', ?, 't', 1, 's', now(), 'c', 'c', '', 'f', 1,
                   now(), now() - n * interval '1 second', '{}', '{}'
            from generate_series(1, ?) n
            """)
        .param(QUEUE)
        .param(count)
        .update();
  }
}
