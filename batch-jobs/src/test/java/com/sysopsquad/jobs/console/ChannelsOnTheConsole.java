package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.platform.HtmlValidator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Channels and processes on the pages and in the API. */
abstract class ChannelsOnTheConsole {

  private final ConsoleClient console;
  private final JdbcClient jdbc;

  ChannelsOnTheConsole(ConsoleClient console, JdbcClient jdbc) {
    this.console = console;
    this.jdbc = jdbc;
  }

  @Test
  void theProcessReportsItselfAndIsShown() throws Exception {
    console.signIn();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                console
                    .json(console.get("/api/processes"), 200)
                    .valueStream()
                    .anyMatch(
                        process ->
                            process.path("quantum").asString().equals("billing")
                                && !process.path("silent").asBoolean()));

    assertThat(console.page("/channels")).contains("Running", "BILLING.SUPPORT_PLAN", "Processes");
  }

  @Test
  void aSilentProcessIsShownWithItsAgeAndItsChannelsAreUnknown() throws Exception {
    UUID process = UUID.randomUUID();
    jdbc.sql(
            """
            insert into ops.process (id, quantum, name, started_at, number, heard_at)
            values (?, 'reporting', 'reporting on <b>host</b> (7)', now() - interval '1 hour', 1,
                    clock_timestamp() - interval '80 seconds')
            """)
        .param(process)
        .update();
    jdbc.sql(
            """
            insert into ops.process_channel
                (process, queue, outbox, retries, retry_since, applied, times)
            values (?, 'REPORTING.SURVEY', 0, 4, clock_timestamp() - interval '90 seconds', 0, '{}')
            """)
        .param(process)
        .update();
    console.signIn();

    String page = console.page("/parts/channels");
    JsonNode channel = console.json(console.get("/api/channels/REPORTING.SURVEY"), 200);
    jdbc.sql("delete from ops.process where id = ?").param(process).update();

    assertThat(page)
        .contains("Silent", "for 1 minute 2", "reporting on &lt;b&gt;host")
        .contains("customer has never reported.")
        .doesNotContain("<b>host");
    assertThat(channel.path("state").asString()).isEqualTo("UNKNOWN");
    assertThat(channel.hasNonNull("outbox")).as("the customer was never heard").isFalse();
    assertThat(channel.path("retries").asLong()).as("what the silent one had is old").isZero();
    assertThat(channel.hasNonNull("retrySince")).isFalse();
    assertThat(channel.path("messages").asLong()).isZero();
  }

  @Test
  void aChannelShowsHowLongItsMessagesTook() throws Exception {
    jdbc.sql(
            """
            insert into ops.critical_time (queue, minute, applied, times)
            values ('REPORTING.SURVEY', date_trunc('minute', clock_timestamp()), 12,
                    '{0,0,10,0,0,0,0,0,0,0,0,0,0,0,0,0,0}')
            """)
        .update();
    console.signIn();

    String page = console.page("/channels/REPORTING.SURVEY");
    JsonNode hours = console.json(console.get("/api/channels/REPORTING.SURVEY/hours?hours=2"), 200);
    jdbc.sql("delete from ops.critical_time where queue = 'REPORTING.SURVEY'").update();

    assertThat(page).contains("REPORTING.SURVEY: ", "≤ 50 ms", "Last 24 hours", ">12<");
    assertThat(hours.path(0).path("applied").asLong()).isEqualTo(12);
    assertThat(hours.path(0).path("p95Millis").asLong()).isEqualTo(50);
  }

  @Test
  void whatIsNoChannelIsNotThere() throws Exception {
    console.signIn();

    assertThat(console.problem(console.get("/api/channels/DLQ"), 404))
        .contains("There is no channel DLQ.");
    assertThat(console.problem(console.get("/api/channels/REPORTING.SURVEY/hours?hours=721"), 422))
        .isEqualTo("hours must be from 1 to 720.");
  }

  @Test
  void aChannelIsPausedAndResumedWithItsReasonAuditedAndIsOnHomeMeanwhile() throws Exception {
    console.signIn();
    String pause = "/api/channels/BILLING.SUPPORT_PLAN/pause";
    assertThat(console.problem(console.post(pause, "{\"minutes\":30}"), 422))
        .isEqualTo("Enter a reason for pausing the channel.");
    assertThat(
            console.problem(
                console.post(
                    "/api/channels/OPS.COMMAND.BILLING/pause", "{\"minutes\":30,\"reason\":\"x\"}"),
                409))
        .contains("cannot be paused");

    JsonNode asked =
        console.json(
            console.post(pause, "{\"minutes\":30,\"reason\":\"The prices are <wrong>\"}"), 202);
    await().atMost(Duration.ofSeconds(60)).until(() -> state("PAUSED"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> console.page("/").contains("BILLING.SUPPORT_PLAN is paused"));
    String page = console.page("/channels/BILLING.SUPPORT_PLAN");
    console.submit("/channels/BILLING.SUPPORT_PLAN/resume", Map.of("reason", "They are right"));
    await().atMost(Duration.ofSeconds(60)).until(() -> state("RESUMED"));
    String audit =
        jdbc.sql(
                "select string_agg(action || ' ' || subject || ' ' || detail, '; ' order by id)"
                    + " from ops.audit where action like '% channel'")
            .query(String.class)
            .single();
    jdbc.sql("delete from ops.pause").update();

    assertThat(asked.path("text").asString()).contains("has not responded yet");
    assertThat(page).contains("Paused by", "The prices are &lt;wrong&gt;", "Resume");
    assertThat(audit)
        .contains("pause channel BILLING.SUPPORT_PLAN 30 minutes: The prices are <wrong>")
        .contains("resume channel BILLING.SUPPORT_PLAN They are right");
  }

  private boolean state(String state) {
    return jdbc.sql("select count(*) from ops.pause where state = ?")
            .param(state)
            .query(Long.class)
            .single()
        == 1;
  }

  @Test
  void aMessageIsTracedOnItsOwnPage() throws Exception {
    console.signIn();

    JsonNode asked = console.json(console.post("/api/traces", "{\"about\":\"nobody <7>\"}"), 201);
    String address = "/traces/" + asked.path("id").asLong();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                console
                    .json(console.get("/api" + address), 200)
                    .path("notes")
                    .toString()
                    .contains("billing keeps"));
    String page = console.page(address);

    try (HtmlValidator validator = new HtmlValidator();
        WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      for (String path : List.of(address, "/traces")) {
        assertThat(window.faults(path, validator)).as(path).isEmpty();
      }
    }
    assertThat(page)
        .contains("What is not shown", "nobody &lt;7&gt;", "billing keeps")
        .doesNotContain("nobody <7>");
    assertThat(console.page("/traces")).contains("nobody &lt;7&gt;", "href=\"" + address + "\"");
    assertThat(console.problem(console.post("/api/traces", "{}"), 422))
        .contains("Enter a message ID");
    assertThat(console.problem(console.get("/api/traces/999999"), 404))
        .contains("There is no trace 999999.");
  }
}
