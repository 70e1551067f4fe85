package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.TicketSubmitted;
import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console over the real jobs, database and broker, as a browser and a script see it. */
class ConsoleIntegrationTests {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Map<String, String> ENV = TestPlatform.start().env();

  private static TestPlatform.Database database;
  private static ConfigurableApplicationContext operations;
  private static String url;

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeAll
  static void startOperations() {
    database = TestPlatform.start().freshDatabase("billing");
    operations = OperationsProcess.start(database);
    url =
        "http://localhost:" + operations.getEnvironment().getRequiredProperty("local.server.port");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @AfterEach
  void closeBrowser() {
    browser.close();
  }

  @Test
  void theOverviewShowsJobsSchedulesQueuesAndThatNothingIsDead() throws Exception {
    signIn();

    String page = page("/");

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
        json(get("/api/jobs"), 200)
            .valueStream()
            .filter(job -> job.path("name").asString().equals("payment"))
            .map(job -> job.path("parameters").path(0).path("example").asString())
            .findFirst()
            .orElseThrow();
    String payment =
        "{\"job\":\"payment\",\"parameters\":{\"billingMonth\":\"%s\"}}".formatted(month);
    JsonNode started = json(post("/api/runs", payment), 201);
    long id = started.path("id").asLong();
    OperationsProcess.await(() -> !running(id), "the run ends");

    JsonNode run = json(get("/api/runs/" + id), 200);
    JsonNode again = json(post("/api/runs", payment), 409);

    assertThat(run.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(run.path("startedBy").asString()).isEqualTo(ENV.get("SYSOPS_OPERATIONS_USER"));
    assertThat(run.path("steps").valueStream().map(step -> step.path("name").asString()))
        .contains("openBillingRun", "chargeBills", "reconcile");
    assertThat(again.path("detail").asString()).contains(month);
    assertThat(json(post("/api/runs/" + id + "/stop", ""), 409).path("detail").asString())
        .isNotEmpty();
    signIn();
    assertThat(page("/runs/" + id)).contains("Completed", "openBillingRun");
    assertThat(page("/")).contains("payment " + id);
  }

  @Test
  void aScheduleIsPausedAndResumedOnThePage() throws Exception {
    signIn();

    submit("/schedules/payment/pause");
    assertThat(page("/parts/schedules")).contains("Paused", "/schedules/payment/resume");
    submit("/schedules/payment/resume");
    assertThat(page("/parts/schedules")).contains("Active", "/schedules/payment/pause");
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
    signIn();

    String page = page("/parts/dead-letters");
    JsonNode api = json(get("/api/dead-letters?size=1"), 200);
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
        json(post("/api/dead-letters/" + replayed + "/replay", "{\"reason\":\"repaired\"}"), 202);
    JsonNode refused = json(post("/api/dead-letters/" + replayed + "/replay", "{}"), 409);
    JsonNode noBody = json(post("/api/dead-letters/" + destroyed + "/replay", "{}"), 409);
    json(post("/api/dead-letters/" + discarded + "/discard", "{\"reason\":\"a test\"}"), 200);
    json(post("/api/dead-letters/999999/replay", "{}"), 404);
    json(post("/api/replays", "{}"), 422);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                json(get("/api/replays/" + replay.path("id").asLong()), 200)
                        .path("underway")
                        .asLong()
                    == 1);
    JsonNode dead = json(get("/api/dead-letters?state=dead"), 200);
    JsonNode closed = json(get("/api/dead-letters?state=discarded"), 200);
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
    signIn();

    String before = page("/letters/" + id);
    submit("/letters/" + id + "/discard", Map.of("revision", "7", "reason", "a test"));
    String changed = page("/letters/" + id);
    submit("/letters/" + id + "/discard", Map.of("revision", "0", "reason", "a test"));
    String after = page("/letters/" + id);
    jdbc.sql("delete from ops.dead_letter").update();

    assertThat(before).contains("Replay", "Send the copy", "Discard").doesNotContain("<script>\"");
    assertThat(changed).contains("has changed since", "Discard");
    assertThat(after).contains("Discarded", "a test").doesNotContain("Send the copy");
    assertThat(browse("/letters/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void lettersAreReplayedByKindOnThePageAndWatchedByEffect() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.app());
    deadLetter(jdbc, "{\"n\":1}");
    deadLetter(jdbc, "{\"n\":2}");
    deadLetter(jdbc, null);
    signIn();

    String letters = page("/letters");
    String question = page("/replays/new?queue=CUSTOMER.NOTIFICATION&fingerprint=f");
    Map<String, String> kind = Map.of("queue", "CUSTOMER.NOTIFICATION", "fingerprint", "f");
    HttpResponse<String> noReason = submit("/replays", with(kind, "reason", " "));
    HttpResponse<String> replayed = submit("/replays", with(kind, "reason", "<b>repaired</b>"));
    String address = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
    String replay = page(address);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> page("/parts" + address).contains("2 under way"));
    HttpResponse<String> again = submit("/replays", with(kind, "reason", "once more"));
    String refused = page("/letters");
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
    assertThat(browse("/replays/999999").statusCode()).isEqualTo(404);
  }

  @Test
  void aReplayIsCancelledOnItsPageAfterAQuestion() throws Exception {
    JdbcClient jdbc = JdbcClient.create(database.app());
    for (int letter = 0; letter < 200; letter++) {
      deadLetter(jdbc, "{\"n\":" + letter + "}");
    }
    signIn();

    HttpResponse<String> replayed =
        submit("/replays", Map.of("queue", "CUSTOMER.NOTIFICATION", "reason", "a test"));
    String address = URI.create(replayed.headers().firstValue("location").orElseThrow()).getPath();
    String running = page(address);
    String question = page(address + "/cancel");
    submit(address + "/cancel");
    String cancelled = page(address);
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
    assertThat(json(get("/api/queues"), 200).valueStream().map(q -> q.path("name").asString()))
        .contains("BILLING.SUPPORT_PLAN");
    JsonNode status = json(get("/api/status"), 200);
    assertThat(status.path("database").asBoolean()).isTrue();
    assertThat(status.path("broker").asBoolean()).isTrue();
    assertThat(status.path("zone").asString()).isEqualTo("America/New_York");
    assertThat(json(get("/actuator/health/messages"), 200).path("components").propertyNames())
        .containsExactlyInAnyOrder("delivery", "brokerSettings", "sysops", "reporting");
    assertThat(json(get("/v3/api-docs"), 200).path("paths").propertyNames())
        .contains("/api/runs", "/api/runs/{id}/restart", "/api/dead-letters");
  }

  @Test
  void theDocumentOfTheMessagesIsServedToProgramsAndToPeople() throws Exception {
    HttpResponse<String> api =
        browser.send(get("/api/asyncapi.yaml").build(), BodyHandlers.ofString());
    signIn();

    assertThat(api.statusCode()).isEqualTo(200);
    assertThat(api.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
    assertThat(api.body()).startsWith("asyncapi: \"3.0.0\"").contains("BILLING.SUPPORT_PLAN");
    assertThat(browse("/asyncapi.yaml").body()).isEqualTo(api.body());
    assertThat(page("/")).contains("href=\"/asyncapi.yaml\"");
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
          json(
              post(
                  path + "/moves",
                  "{\"to\":\"ASSIGNED\",\"version\":1,\"note\":\"Olive comes tomorrow.\"}"),
              200);

      assertThat(moved.path("state").asString()).isEqualTo("ASSIGNED");
      assertThat(moved.path("version").asLong()).isEqualTo(2);
      assertThat(moved.path("next").path(0).asString()).isEqualTo("IN_PROGRESS");
      assertThat(moved.path("changes").path(1).path("actor").asString())
          .isEqualTo(ENV.get("SYSOPS_OPERATIONS_USER"));
      OperationsProcess.await(
          () ->
              customer
                  .told(ticket.ticketId())
                  .equals(List.of("1 NEW null", "2 ASSIGNED Olive comes tomorrow.")),
          "the customer is told");
    }
    assertThat(json(get("/api/tickets?size=200"), 200).path("items").valueStream())
        .anySatisfy(
            item -> assertThat(item.path("id").asString()).isEqualTo(ticket.ticketId().toString()));
    assertThat(json(get(path), 200).path("customerName").asString()).isEqualTo("Ada Byron");
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

    assertThat(problem(post(moves, "{\"to\":\"CLOSED\",\"version\":1}"), 409))
        .contains("is NEW: it can become ASSIGNED, and not CLOSED.");
    assertThat(problem(post(moves, "{\"to\":\"ASSIGNED\",\"version\":3}"), 409))
        .contains("at version 1 by now");
    assertThat(problem(post(moves, "{\"to\":\"DONE\",\"version\":1}"), 422))
        .contains("one of NEW, ASSIGNED");
    assertThat(problem(post(moves, "{\"to\":\"ASSIGNED\"}"), 422)).contains("Give the version");
    assertThat(problem(get("/api/tickets/" + UUID.randomUUID()), 404))
        .contains("There is no ticket");
    assertThat(problem(get("/api/tickets/12"), 400)).contains("Give the whole id");
  }

  @Test
  void whatIsNotThereIsAFriendlyPage() throws Exception {
    signIn();

    HttpResponse<String> answer = browse("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(answer.body())
        .contains("There is nothing at this address.")
        .doesNotContain("at org.");
  }

  @Test
  void scriptsAndStylesAreServedFromHere() throws Exception {
    String page = browse("/sign-in").body();

    Matcher assets = Pattern.compile("(?:src|href)=\"(/(?:webjars|assets)/[^\"]+)\"").matcher(page);

    assertThat(assets.results().map(asset -> asset.group(1)).toList())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(asset -> assertThat(browse(asset).statusCode()).isEqualTo(200));
  }

  private boolean running(long id) {
    try {
      return json(get("/api/runs/" + id), 200).path("running").asBoolean();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void signIn() throws IOException, InterruptedException {
    HttpResponse<String> answer =
        submit(
            "/sign-in",
            Map.of(
                "username", ENV.get("SYSOPS_OPERATIONS_USER"),
                "password", ENV.get("SYSOPS_OPERATIONS_PASSWORD")));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().allValues("set-cookie"))
        .anySatisfy(cookie -> assertThat(cookie).contains("HttpOnly", "SameSite=Lax"));
  }

  private void submit(String path) throws IOException, InterruptedException {
    assertThat(submit(path, Map.of()).statusCode()).isEqualTo(302);
  }

  private HttpResponse<String> submit(String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    Matcher token = TOKEN.matcher(browse(path.equals("/sign-in") ? path : "/").body());
    assertThat(token.find()).isTrue();
    String form =
        fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()) + "&")
                .collect(Collectors.joining())
            + "_csrf="
            + encoded(token.group(1));
    return browser.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build(),
        BodyHandlers.ofString());
  }

  private String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = browse(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> browse(String path) throws IOException, InterruptedException {
    return browser.send(
        HttpRequest.newBuilder(URI.create(url + path)).header("Accept", "text/html").build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder get(String path) {
    String credentials =
        ENV.get("SYSOPS_OPERATIONS_USER") + ":" + ENV.get("SYSOPS_OPERATIONS_PASSWORD");
    return HttpRequest.newBuilder(URI.create(url + path))
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  private HttpRequest.Builder post(String path, String json) {
    return get(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
  }

  private JsonNode json(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = browser.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return JsonMapper.shared().readTree(answer.body());
  }

  private String problem(HttpRequest.Builder request, int status)
      throws IOException, InterruptedException {
    return json(request, status).path("detail").asString();
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
        Instant.parse("2026-11-22T12:00:00Z"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
