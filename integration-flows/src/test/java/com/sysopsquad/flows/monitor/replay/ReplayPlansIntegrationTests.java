package com.sysopsquad.flows.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.platform.TestPlatform;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sender looks four times a second, however many messages wait in replays that are held. */
class ReplayPlansIntegrationTests {

  private static JdbcClient application;

  @BeforeAll
  static void fill() {
    TestPlatform.Database database = TestQuantum.database("billing");
    application = JdbcClient.create(database.app());
    application
        .sql(
            """
            insert into ops.replay (asked_by, asked_for, dead_letters, paused_at, paused_by)
            values ('olive', 'a test', 50000, now(), 'olive'), ('olive', 'a test', 1, null, null)
            """)
        .update();
    application
        .sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body, state, replay, replay_sent_at)
            select gen_random_uuid(), 'billing', 'q', 't', 1, 's', now(), 'c', 'c', '', 'f', 3,
                   now(), now(), '{}', '{}', 'REPLAYING',
                   (select case when n > 50000 then max(id) else min(id) end from ops.replay),
                   case when n % 2 = 0 and n <= 50000 then now() - n * interval '1 second' end
            from generate_series(1, 50001) n
            """)
        .update();
    JdbcClient.create(database.migrating()).sql("vacuum analyze ops.dead_letter").update();
  }

  @Test
  void whatIsDueIsFoundWithoutReadingWhatIsHeld() {
    assertThat(plan(SendingReplays.DUE.replace(":most", "20")))
        .contains("dead_letter_unsent")
        .doesNotContain("Seq Scan on dead_letter");
    assertThat(
            application
                .sql(SendingReplays.DUE)
                .param("most", 20)
                .query((row, number) -> row.getLong("id"))
                .list())
        .hasSize(1);
  }

  @Test
  void whatHasNoResultIsFoundByTheTimeWhenItWasSent() {
    // Both are indexes on the time when it was sent.
    assertThat(plan(SendingReplays.UNANSWERED.replace(":patience", "3600").replace(":most", "20")))
        .containsPattern("Index Scan using dead_letter_(sent|unanswered) ")
        .doesNotContain("Seq Scan on dead_letter");
  }

  private static String plan(String query) {
    return String.join("\n", application.sql("explain " + query).query(String.class).list());
  }
}
