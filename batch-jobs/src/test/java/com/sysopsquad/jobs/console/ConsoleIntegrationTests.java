package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.TicketCategory;
import com.sysopsquad.flows.message.TicketSubmitted;
import com.sysopsquad.flows.message.TicketUrgency;
import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The console over the real jobs, database and broker, as a browser and a script see it. */
class ConsoleIntegrationTests {

  private static TestPlatform.Database database;
  private static ConfigurableApplicationContext operations;

  private ConsoleClient console;

  @BeforeAll
  static void startOperations() {
    database = TestPlatform.start().freshDatabase("billing");
    operations = OperationsProcess.start(database);
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @BeforeEach
  void openBrowser() {
    console = new ConsoleClient(operations);
  }

  @AfterEach
  void closeBrowser() {
    console.close();
  }

  @Test
  void theOverviewShowsJobsSchedulesQueuesAndThatNothingIsDead() throws Exception {
    console.signIn();

    String page = console.page("/");

    assertThat(page)
        .contains("payment", "Start …")
        .contains("0 30 3 1 * ?", "America/New_York", "Next start")
        .contains("BILLING.CARD_REGISTRATION")
        .contains("No dead letters. Every message was applied.")
        .doesNotContain("cannot be reached", "style=");
  }

  @Test
  void aMonthIsBilledThroughTheApiAndRefusedTheSecondTime() throws Exception {
    String month =
        console
            .json(console.get("/api/jobs"), 200)
            .valueStream()
            .filter(job -> job.path("name").asString().equals("payment"))
            .map(job -> job.path("parameters").path(0).path("example").asString())
            .findFirst()
            .orElseThrow();
    String payment =
        "{\"job\":\"payment\",\"parameters\":{\"billingMonth\":\"%s\"}}".formatted(month);
    JsonNode started = console.json(console.post("/api/runs", payment), 201);
    long id = started.path("id").asLong();
    OperationsProcess.await(() -> !running(id), "the run ends");

    JsonNode run = console.json(console.get("/api/runs/" + id), 200);
    JsonNode again = console.json(console.post("/api/runs", payment), 409);

    assertThat(run.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(run.path("startedBy").asString()).isEqualTo(console.operator());
    assertThat(run.path("steps").valueStream().map(step -> step.path("name").asString()))
        .contains("openBillingRun", "chargeBills", "reconcile");
    assertThat(again.path("detail").asString()).contains(month);
    assertThat(
            console
                .json(console.post("/api/runs/" + id + "/stop", ""), 409)
                .path("detail")
                .asString())
        .isNotEmpty();
    console.signIn();
    assertThat(console.page("/runs/" + id)).contains("Completed", "openBillingRun");
    assertThat(console.page("/")).contains("payment " + id);
  }

  @Test
  void aScheduleIsPausedAndResumedOnThePage() throws Exception {
    console.signIn();

    console.submit("/schedules/payment/pause");
    assertThat(console.page("/parts/schedules")).contains("Paused", "/schedules/payment/resume");
    console.submit("/schedules/payment/resume");
    assertThat(console.page("/parts/schedules")).contains("Active", "/schedules/payment/pause");
  }

  @Test
  void aDeadLetterIsShownWithCauseAndEscapedBody() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.app());
    jdbc.sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body)
            values (?, 'customer', 'CUSTOMER.INVOICE', 'invoice.issued', 1, 'account-7', now(),
                'IllegalState', 'The account is not known.', '', 'f', 3, now(), now(), '{}',
                '<script>alert(1)</script>')
            """)
        .param(UUID.randomUUID())
        .update();
    console.signIn();

    String page = console.page("/parts/dead-letters");
    JsonNode api = console.json(console.get("/api/dead-letters?size=1"), 200);
    jdbc.sql("delete from ops.dead_letter").update();

    assertThat(page)
        .contains("The account is not known.", "CUSTOMER.INVOICE", "3 attempts", "account-7")
        .contains("&lt;script&gt;alert(1)")
        .doesNotContain("<script>alert");
    assertThat(api.path("items").path(0).path("cause").asString())
        .isEqualTo("The account is not known.");
    assertThat(api.path("total").asLong()).isEqualTo(1);
  }

  @Test
  void decisionsOnDeadLettersAreTakenOnceAndAudited() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.app());
    long replayed = deadLetter(jdbc, "{\"n\":1}");
    long discarded = deadLetter(jdbc, "{\"n\":2}");
    long destroyed = deadLetter(jdbc, null);

    JsonNode replay =
        console.json(
            console.post("/api/dead-letters/" + replayed + "/replay", "{\"reason\":\"repaired\"}"),
            202);
    JsonNode refused =
        console.json(console.post("/api/dead-letters/" + replayed + "/replay", "{}"), 409);
    JsonNode noBody =
        console.json(console.post("/api/dead-letters/" + destroyed + "/replay", "{}"), 409);
    console.json(
        console.post("/api/dead-letters/" + discarded + "/discard", "{\"reason\":\"a test\"}"),
        200);
    console.json(console.post("/api/dead-letters/999999/replay", "{}"), 404);
    console.json(console.post("/api/replays", "{}"), 422);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                console
                        .json(console.get("/api/replays/" + replay.path("id").asLong()), 200)
                        .path("underway")
                        .asLong()
                    == 1);
    JsonNode dead = console.json(console.get("/api/dead-letters?state=dead"), 200);
    JsonNode closed = console.json(console.get("/api/dead-letters?state=discarded"), 200);
    String audit =
        jdbc.sql(
                "select string_agg(action || ' ' || subject || ' ' || result, '; ' order by id) from ops.audit")
            .query(String.class)
            .single();
    jdbc.sql("delete from ops.dead_letter").update();

    assertThat(refused.path("detail").asString()).contains("being replayed already");
    assertThat(noBody.path("detail").asString()).contains("was destroyed");
    assertThat(dead.path("items").path(0).path("id").asLong()).isEqualTo(destroyed);
    assertThat(dead.path("items").path(0).path("replayable").asBoolean()).isFalse();
    assertThat(closed.path("items").path(0).path("reason").asString()).isEqualTo("a test");
    assertThat(audit)
        .contains("replay letter " + replayed + " done: ")
        .contains("replay letter " + replayed + " refused: ")
        .contains("discard letter " + discarded + " done: closed");
  }

  @Test
  void aLetterHasAPageOnWhichItIsDiscardedOnce() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.app());
    long id = deadLetter(jdbc, "{\"n\":\"<script>\"}");
    console.signIn();

    String before = console.page("/letters/" + id);
    console.submit("/letters/" + id + "/discard", Map.of("revision", "7", "reason", "a test"));
    String changed = console.page("/letters/" + id);
    console.submit("/letters/" + id + "/discard", Map.of("revision", "0", "reason", "a test"));
    String after = console.page("/letters/" + id);
    jdbc.sql("delete from ops.dead_letter").update();

    assertThat(before).contains("Replay", "Send the copy", "Discard").doesNotContain("<script>\"");
    assertThat(changed).contains("has changed since", "Discard");
    assertThat(after).contains("Discarded", "a test").doesNotContain("Send the copy");
    assertThat(console.browse("/letters/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void lettersAreReplayedByKindOnThePageAndWatchedByEffect() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.app());
    deadLetter(jdbc, "{\"n\":1}");
    deadLetter(jdbc, "{\"n\":2}");
    deadLetter(jdbc, null);
    console.signIn();

    String letters = console.page("/letters");
    String question = console.page("/replays/new?queue=CUSTOMER.NOTIFICATION&fingerprint=f");
    Map<String, String> kind = Map.of("queue", "CUSTOMER.NOTIFICATION", "fingerprint", "f");
    HttpResponse<String> noReason = console.submit("/replays", with(kind, "reason", " "));
    HttpResponse<String> replayed =
        console.submit("/replays", with(kind, "reason", "<b>repaired</b>"));
    String address = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
    String replay = console.page(address);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> console.page("/parts" + address).contains("2 under way"));
    HttpResponse<String> again = console.submit("/replays", with(kind, "reason", "once more"));
    String refused = console.page("/letters");
    String audit =
        jdbc.sql("select string_agg(detail || ' ' || result, '; ' order by id) from ops.audit")
            .query(String.class)
            .single();
    jdbc.sql("delete from ops.dead_letter").update();

    assertThat(letters)
        .contains("3 dead letters, of which 1 cannot be sent again as they are", "Replay all …")
        .contains("/replays/new?queue=CUSTOMER.NOTIFICATION&amp;fingerprint=f");
    assertThat(question)
        .contains("Replay 2 dead letters of kind f on CUSTOMER.NOTIFICATION?", "1 more stay dead");
    assertThat(noReason.statusCode()).isEqualTo(422);
    assertThat(noReason.body()).contains("Say why they are sent again.");
    assertThat(replay).contains("2 dead letters are sent again", "&lt;b&gt;repaired", "0 of 2");
    assertThat(again.headers().firstValue("location"))
        .hasValueSatisfying(at -> assertThat(at).endsWith("/letters"));
    assertThat(refused).contains("There is no dead letter of fingerprint f");
    assertThat(audit).contains("<b>repaired</b> done: ", "once more refused: ");
    assertThat(console.browse("/replays/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void aReplayIsCancelledOnItsPageAfterAQuestion() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.app());
    for (int letter = 0; letter < 200; letter++) {
      deadLetter(jdbc, "{\"n\":" + letter + "}");
    }
    console.signIn();

    HttpResponse<String> replayed =
        console.submit("/replays", Map.of("queue", "CUSTOMER.NOTIFICATION", "reason", "a test"));
    String address = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
    String running = console.page(address);
    String question = console.page(address + "/cancel");
    console.submit(address + "/cancel");
    String cancelled = console.page(address);
    long dead =
        jdbc.sql("select count(*) from ops.dead_letter where state = 'DEAD'")
            .query(Long.class)
            .single();
    jdbc.sql("delete from ops.dead_letter").update();

    assertThat(running).contains("of queue CUSTOMER.NOTIFICATION", "Under way", "Cancel …");
    assertThat(question).contains("Cancel replay", "stays dead as before");
    assertThat(cancelled)
        .contains("is cancelled", dead + " taken back", ">0 of ")
        .doesNotContain("Cancel …");
    assertThat(dead).isPositive();
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> all = new HashMap<>(fields);
    all.put(name, value);
    return all;
  }

  private static long deadLetter(JdbcClient jdbc, @Nullable String body) {
    return jdbc.sql(
            """
            insert into ops.dead_letter (message_id, quantum, queue, type, version, subject, sent_at,
                cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                last_failed_at, headers, body)
            values (?, 'customer', 'CUSTOMER.NOTIFICATION', 't', 1, 's', now(), 'c', 'c', '', 'f', 3,
                now(), now(), '{}', ?)
            returning id
            """)
        .param(UUID.randomUUID())
        .param(body)
        .query(Long.class)
        .single();
  }

  @Test
  void queuesStatusAndTheDocumentOfTheApiAreThere() throws Exception {
    assertThat(
            console
                .json(console.get("/api/queues"), 200)
                .valueStream()
                .map(q -> q.path("name").asString()))
        .contains("BILLING.SUPPORT_PLAN");
    JsonNode status = console.json(console.get("/api/status"), 200);
    assertThat(status.path("database").asBoolean()).isTrue();
    assertThat(status.path("broker").asBoolean()).isTrue();
    assertThat(status.path("zone").asString()).isEqualTo("America/New_York");
    assertThat(
            console
                .json(console.get("/actuator/health/messages"), 200)
                .path("components")
                .propertyNames())
        .containsExactlyInAnyOrder("delivery", "brokerSettings", "sysops", "reporting");
    assertThat(console.json(console.get("/v3/api-docs"), 200).path("paths").propertyNames())
        .contains("/api/runs", "/api/runs/{id}/restart", "/api/dead-letters");
  }

  @Test
  void theDocumentOfTheMessagesIsServedToProgramsAndToPeople() throws Exception {
    HttpResponse<String> api = console.send(console.get("/api/asyncapi.yaml"));
    console.signIn();

    assertThat(api.statusCode()).isEqualTo(200);
    assertThat(api.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
    assertThat(api.body()).startsWith("asyncapi: \"3.0.0\"").contains("BILLING.SUPPORT_PLAN");
    assertThat(console.browse("/asyncapi.yaml").body()).isEqualTo(api.body());
    assertThat(console.page("/")).contains("href=\"/asyncapi.yaml\"");
  }

  @Test
  void aTicketIsMovedThroughTheApiAndItsCustomerIsTold() throws Exception {
    TicketSubmitted ticket = ticket();
    String path = "/api/tickets/" + ticket.ticketId();
    try (CustomerSide customer = new CustomerSide()) {
      customer.submit(ticket);
      OperationsProcess.await(
          () -> customer.told(ticket.ticketId()).equals(List.of("1 NEW null")), "sysops has it");

      JsonNode moved =
          console.json(
              console.post(
                  path + "/moves",
                  "{\"to\":\"ASSIGNED\",\"version\":1,\"note\":\"Olive comes tomorrow.\"}"),
              200);

      assertThat(moved.path("state").asString()).isEqualTo("ASSIGNED");
      assertThat(moved.path("version").asLong()).isEqualTo(2);
      assertThat(moved.path("next").path(0).asString()).isEqualTo("IN_PROGRESS");
      assertThat(moved.path("changes").path(1).path("actor").asString())
          .isEqualTo(console.operator());
      OperationsProcess.await(
          () ->
              customer
                  .told(ticket.ticketId())
                  .equals(List.of("1 NEW null", "2 ASSIGNED Olive comes tomorrow.")),
          "the customer is told");
    }
    assertThat(console.json(console.get("/api/tickets?size=200"), 200).path("items").valueStream())
        .anySatisfy(
            item -> assertThat(item.path("id").asString()).isEqualTo(ticket.ticketId().toString()));
    JsonNode whole = console.json(console.get(path), 200);
    assertThat(whole.path("customerName").asString()).isEqualTo("Ada Byron");
    assertThat(whole.path("number").asString()).isEqualTo("T-100001");
    assertThat(whole.path("urgency").asString()).isEqualTo("HIGH");
    assertThat(whole.path("comments").isEmpty()).isTrue();
    assertThat(
            JdbcClient.create(database.app())
                .sql(
                    "select action || ': ' || detail || ': ' || result from ops.audit where subject = ?")
                .param("ticket " + ticket.ticketId())
                .query(String.class)
                .list())
        .containsExactly("move: to ASSIGNED from version 1: done: version 2");
  }

  @Test
  void aMoveThatCannotBeIsRefusedAsAProblem() throws Exception {
    TicketSubmitted ticket = ticket();
    String moves = "/api/tickets/" + ticket.ticketId() + "/moves";
    try (CustomerSide customer = new CustomerSide()) {
      customer.submit(ticket);
      OperationsProcess.await(
          () -> !customer.told(ticket.ticketId()).isEmpty(), "sysops has the ticket");
    }

    assertThat(console.problem(console.post(moves, "{\"to\":\"CLOSED\",\"version\":1}"), 409))
        .contains("is NEW: it can become ASSIGNED, and not CLOSED.");
    assertThat(console.problem(console.post(moves, "{\"to\":\"ASSIGNED\",\"version\":3}"), 409))
        .contains("at version 1 by now");
    assertThat(console.problem(console.post(moves, "{\"to\":\"DONE\",\"version\":1}"), 422))
        .contains("one of NEW, ASSIGNED");
    assertThat(console.problem(console.post(moves, "{\"to\":\"ASSIGNED\"}"), 422))
        .contains("Give the version");
    assertThat(console.problem(console.get("/api/tickets/" + UUID.randomUUID()), 404))
        .contains("There is no ticket");
    assertThat(console.problem(console.get("/api/tickets/12"), 400)).contains("Give the whole id");
  }

  @Test
  void whatIsNotThereIsAFriendlyPage() throws Exception {
    console.signIn();

    HttpResponse<String> answer = console.browse("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(answer.body())
        .contains("There is nothing at this address.")
        .doesNotContain("at org.");
  }

  @Test
  void scriptsAndStylesAreServedFromHere() throws Exception {
    String page = console.browse("/sign-in").body();

    Matcher assets = Pattern.compile("(?:src|href)=\"(/(?:webjars|assets)/[^\"]+)\"").matcher(page);

    assertThat(assets.results().map(asset -> asset.group(1)).toList())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(asset -> assertThat(console.browse(asset).statusCode()).isEqualTo(200));
  }

  private boolean running(long id) {
    try {
      return console.json(console.get("/api/runs/" + id), 200).path("running").asBoolean();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TicketSubmitted ticket() {
    return new TicketSubmitted(
        UUID.randomUUID(),
        new CustomerDetails(
            UUID.randomUUID(),
            1,
            "Ada Byron",
            "ada@example.org",
            "1 Main St",
            "Reno",
            "NV",
            "89501"),
        "No picture",
        "It stays black.",
        Instant.parse("2026-11-22T12:00:00Z"),
        "T-100001",
        TicketCategory.HARDWARE,
        TicketUrgency.HIGH,
        null,
        null);
  }
}
