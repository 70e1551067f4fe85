package com.sysopsquad.flows.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.TestQuantum;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is closed is forgotten after its time, and nothing else. */
class ClosedDeadLettersIntegrationTests {

  private static final JdbcClient APPLICATION =
      JdbcClient.create(TestQuantum.database("billing").app());

  @BeforeEach
  void empty() {
    APPLICATION.sql("delete from ops.dead_letter").update();
    APPLICATION.sql("delete from ops.replay").update();
  }

  @Test
  void aDeadLetterIsForgottenNinetyDaysAfterItWasClosed() {
    long recent = deadLetter("DISCARDED", 89, null, null);
    deadLetter("DISCARDED", 91, null, null);
    deadLetter("APPLIED", 400, null, null);

    forget();

    assertThat(deadLetters()).containsExactly(recent);
  }

  @Test
  void whatIsOpenIsKeptHoweverOldItIs() {
    long replay = replay(400);
    long dead = deadLetter("DEAD", null, null, null);
    long underway = deadLetter("REPLAYING", null, null, replay);

    forget();

    assertThat(deadLetters()).containsExactly(dead, underway);
    assertThat(replays()).containsExactly(replay);
  }

  @Test
  void anOriginalIsKeptAsLongAsItsCopy() {
    long original = deadLetter("REPLACED", 100, null, null);
    long copy = deadLetter("DEAD", null, original, null);
    long forgotten = deadLetter("REPLACED", 100, null, null);
    deadLetter("APPLIED", 95, forgotten, null);

    forget();

    assertThat(deadLetters()).containsExactly(original, copy);
  }

  @Test
  void aReplayIsForgottenWithTheLastOfItsDeadLetters() {
    long recent = replay(10);
    long needed = replay(100);
    deadLetter("APPLIED", 20, null, needed);
    deadLetter("APPLIED", 100, null, replay(100));
    replay(100);

    forget();

    assertThat(replays()).containsExactly(recent, needed);
  }

  @Test
  void moreThanOneBatchIsForgotten() {
    long replay = replay(200);
    APPLICATION
        .sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body, state, closed_at, replay)
            select gen_random_uuid(), 'customer', 'q', 't', 1, 's', closed, 'c', 'c', '', 'f', 1,
                closed, closed, '{}', '{}', 'APPLIED', closed, :replay
            from generate_series(1, 2500), cast(:closed as timestamptz) as closed
            """)
        .param("replay", replay)
        .param("closed", Instant.now().minus(Duration.ofDays(150)).atOffset(ZoneOffset.UTC))
        .update();

    forget();

    assertThat(deadLetters()).isEmpty();
    assertThat(replays()).isEmpty();
  }

  private static void forget() {
    new ClosedDeadLetters(APPLICATION, Duration.ofDays(90)).forget();
  }

  private static long deadLetter(
      String state,
      @Nullable Integer closedDaysAgo,
      @Nullable Long replaces,
      @Nullable Long replay) {
    return APPLICATION
        .sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body, state, closed_at, replaces, replay)
            values (gen_random_uuid(), 'customer', 'q', 't', 1, 's', '2020-01-01', 'c', 'c', '', 'f',
                1, '2020-01-01', '2020-01-01', '{}', '{}', :state,
                cast(:noon as timestamptz) - make_interval(days => cast(:days as int)), :replaces,
                :replay)
            returning id
            """)
        .param("state", state)
        .param("noon", Instant.now().atOffset(ZoneOffset.UTC))
        .param("days", closedDaysAgo)
        .param("replaces", replaces)
        .param("replay", replay)
        .query(Long.class)
        .single();
  }

  private static long replay(int askedDaysAgo) {
    return APPLICATION
        .sql(
            """
            insert into ops.replay (asked_by, asked_at, asked_for, dead_letters)
            values ('olive', cast(:noon as timestamptz) - make_interval(days => :days), 'a test', 1)
            returning id
            """)
        .param("noon", Instant.now().atOffset(ZoneOffset.UTC))
        .param("days", askedDaysAgo)
        .query(Long.class)
        .single();
  }

  private static List<Long> deadLetters() {
    return APPLICATION.sql("select id from ops.dead_letter order by id").query(Long.class).list();
  }

  private static List<Long> replays() {
    return APPLICATION.sql("select id from ops.replay order by id").query(Long.class).list();
  }
}
