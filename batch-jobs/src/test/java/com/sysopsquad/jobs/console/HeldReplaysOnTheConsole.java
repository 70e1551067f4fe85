package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A replay that waits for a person is seen on every way to it, and can be decided on. */
abstract class HeldReplaysOnTheConsole {

  private static final String HELD = "holds the rest back after its trial";

  private final ConsoleClient console;
  private final JdbcClient jdbc;

  HeldReplaysOnTheConsole(ConsoleClient console, JdbcClient jdbc) {
    this.console = console;
    this.jdbc = jdbc;
  }

  @Test
  void aReplayThatHoldsItsRestBackIsShownOnHomeAmongDeadLettersAndInTheApi() throws Exception {
    deadLetter();
    long held = deadLetter();
    console.signIn();
    long replay = tried();
    String words = "Replay %d of fingerprint f on queue CUSTOMER.NOTIFICATION ".formatted(replay);

    // What needs attention is looked at beside the pages, not for each of them: for a moment it is
    // what another test has left.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.page("/").contains("/replays/%d\"".formatted(replay)));
    String home = console.page("/");
    String list = console.page("/dead-letters");
    String filtered = console.page("/dead-letters?queue=CUSTOMER.NOTIFICATION");
    String deadLetter = console.page("/dead-letters/" + held);
    JsonNode api = console.json(console.get("/api/replays"), 200);
    console.submit("/replays/" + replay + "/rest");
    String after = console.page("/dead-letters");

    assertThat(home).contains("1 replay waits for a decision", words + HELD, "/replays/" + replay);
    assertThat(list).contains("Replays that wait for a decision", words + HELD);
    assertThat(filtered).doesNotContain("Replays that wait for a decision");
    assertThat(deadLetter).contains("Last replay", ">Replay " + replay);
    assertThat(api).hasSize(1);
    assertThat(api.path(0).path("id").asLong()).isEqualTo(replay);
    assertThat(api.path(0).path("paused").asBoolean()).isFalse();
    assertThat(after).doesNotContain("Replays that wait for a decision");
  }

  @Test
  void aPausedReplayOfWhichAllWasSentCanBeResumedOnItsPage() throws Exception {
    deadLetter();
    deadLetter();
    console.signIn();
    long replay = tried();
    console.submit("/replays/" + replay + "/pause");
    jdbc.sql(
            """
            update ops.dead_letter set replay_sent_at = clock_timestamp()
            where replay = ? and state = 'REPLAYING'
            """)
        .param(replay)
        .update();

    String page = console.page("/replays/" + replay);
    console.submit("/replays/" + replay + "/resume");

    assertThat(page)
        .contains("Resume", "/replays/%d/resume".formatted(replay))
        .doesNotContain("Cancel …");
    assertThat(console.page("/replays/" + replay)).doesNotContain("Paused by");
  }

  @Test
  void aPausedReplayThatHasEndedIsNotShownAsPaused() throws Exception {
    deadLetter();
    deadLetter();
    console.signIn();
    long replay = tried();
    console.submit("/replays/" + replay + "/pause");
    jdbc.sql(
            """
            update ops.dead_letter set state = 'APPLIED', closed_at = clock_timestamp()
            where replay = ?
            """)
        .param(replay)
        .update();

    assertThat(console.page("/parts/replays/" + replay))
        .contains("All applied")
        .doesNotContain(">Paused</span>", "Resume");
    assertThat(console.page("/dead-letters")).doesNotContain("Replays that wait");
  }

  /** Sends one of two, and waits until it is on its way. */
  private long tried() throws Exception {
    String address =
        URI.create(
                console
                    .submit(
                        "/replays",
                        Map.of(
                            "queue", "CUSTOMER.NOTIFICATION",
                            "fingerprint", "f",
                            "trial", "1",
                            "reason", "why"))
                    .headers()
                    .firstValue("location")
                    .orElseThrow())
            .getPath();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.page("/parts" + address).contains("1 in progress"));
    return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
  }

  private long deadLetter() {
    return jdbc.sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body)
            values (?, 'customer', 'CUSTOMER.NOTIFICATION', 't', 1, 's', now(), 'c', 'c', '', 'f', 3,
                now(), now(), '{}', '{}')
            returning id
            """)
        .param(UUID.randomUUID())
        .query(Long.class)
        .single();
  }
}
