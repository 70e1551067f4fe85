package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.HtmlValidator;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The console over the real jobs, database and broker, as a browser and a script see it. */
class ConsoleIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");

  @AutoClose
  private static final ConfigurableApplicationContext OPERATIONS =
      OperationsProcess.start(DATABASE);

  @AutoClose private final ConsoleClient console = new ConsoleClient(OPERATIONS);

  @AfterEach
  void leaveNoMessageBehind() {
    JdbcClient operations = JdbcClient.create(DATABASE.app());
    operations.sql("delete from ops.loss").update();
    operations.sql("delete from ops.dead_letter_note").update();
    operations.sql("delete from ops.dead_letter").update();
  }

  @Test
  void everySectionHasAPage() throws Exception {
    console.signIn();
    OperationsProcess.await(
        () -> !page("/").contains("The broker is unavailable"), "the broker is reached");

    assertThat(console.page("/"))
        .contains("Needs attention", "Latest runs", "Next start", "New tickets")
        .doesNotContain("cannot be reached", "cannot be shown", "style=");
    assertThat(console.page("/jobs")).contains("payment", "contractSync", "Start …");
    assertThat(console.page("/runs")).contains("Newest first.", "Search and filter");
    assertThat(console.page("/starts")).contains("requires two operators");
    assertThat(console.page("/schedules"))
        .contains("Every day at 3:30 AM", "America/New York", "Next start", "day of the start");
    OperationsProcess.await(
        () -> page("/queues").contains("BILLING.CARD_REGISTRATION"), "the queues are read");
    assertThat(console.page("/dead-letters"))
        .contains("No dead letters. Every message was applied.");
    assertThat(console.page("/tickets")).contains("aria-current=\"page\"", "Newest first.");
  }

  @Test
  void theLedgerOfACustomerIsReadThroughTheApi() throws Exception {
    UUID customer = UUID.randomUUID();
    JdbcClient billing = JdbcClient.create(DATABASE.app());
    billing
        .sql(
            """
            insert into billing.account
                   (customer_id, name, email, street, city, state, postal_code, version)
            values (?, 'Ada', 'ada@example.org', '1 Way', 'Salem', 'OR', '97301', 1)
            """)
        .param(customer)
        .update();
    for (int number = 1; number <= 2; number++) {
      billing
          .sql(
              """
              insert into billing.posting (amount_minor, day, debit, credit, cause, currency,
                     customer_id, reference)
              values (2000, '2026-11-01', 'RECEIVABLE', 'FEE', 'BILL', 'USD', ?, ?)
              """)
          .params(customer, customer + "/" + number)
          .update();
    }
    String ledger = "/api/accounts/%s/ledger".formatted(customer);

    JsonNode first = console.json(console.get(ledger + "?size=1"), 200);
    JsonNode second =
        console.json(console.get(ledger + "?size=1&after=" + first.path("next").asLong()), 200);

    assertThat(first.path("balances").path(0).path("account").asString()).isEqualTo("RECEIVABLE");
    assertThat(first.path("balances").path(0).path("minor").asLong()).isEqualTo(4000);
    assertThat(first.path("postings").path(0).path("owedMinor").asLong()).isEqualTo(2000);
    assertThat(second.path("postings").path(0).path("owedMinor").asLong()).isEqualTo(4000);
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(
            console.problem(
                console.get("/api/accounts/%s/ledger".formatted(UUID.randomUUID())), 404))
        .contains("There is no customer");
    assertThat(console.problem(console.get(ledger + "?size=501"), 422)).contains("1 to 500");
  }

  @Test
  void billingIsPutOnHoldAndReleasedThroughTheApi() throws Exception {
    assertThat(text(console.get("/api/hold"))).isEqualTo("Billing is not on hold.");

    String held = text(console.post("/api/hold", "{\"reason\":\"Trying a restore\"}"));
    String again = text(console.post("/api/hold", "{\"reason\":\"Another one\"}"));
    String refused = console.problem(console.post("/api/runs", "{\"job\":\"collection\"}"), 409);
    String released = text(console.post("/api/hold/release", "{\"reason\":\"All is well\"}"));
    String late =
        console.problem(console.post("/api/hold/release", "{\"reason\":\"All is well\"}"), 409);

    assertThat(held)
        .matches(
            "Billing has been on hold since [A-Z][a-z]{2} \\d+, \\d{4}, \\d+:\\d\\d [AP]M E[SD]T"
                + " .*Trying a restore\\..*\\./ops hold release --reason \"\\.\\.\\.\"\\.");
    assertThat(again).isEqualTo(held);
    assertThat(refused).contains("Billing has been on hold since");
    assertThat(released)
        .isEqualTo("The hold is released. Start collection or payment to continue.");
    assertThat(late).contains("There is nothing to release");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \\u0000 ",
        "4242 4242 4242 4242",
        "card 3782-822463-10005",
        "４２４２４２４２４２４２４２４２"
      })
  void aHoldWantsAReasonWithoutACardNumber(String reason) throws Exception {
    String body = "{\"reason\":\"%s\"}".formatted(reason);

    assertThat(console.problem(console.post("/api/hold", body), 422))
        .containsIgnoringCase("reason");
    assertThat(console.problem(console.post("/api/hold/release", body), 422))
        .containsIgnoringCase("reason");
    assertThat(text(console.get("/api/hold"))).isEqualTo("Billing is not on hold.");
  }

  private String text(HttpRequest.Builder request) throws Exception {
    return console.json(request, 200).path("text").asString();
  }

  @Test
  void aDayIsBilledThroughTheApiAndRefusedTheSecondTime() throws Exception {
    String day =
        console
            .json(console.get("/api/jobs"), 200)
            .valueStream()
            .filter(job -> job.path("name").asString().equals("payment"))
            .map(job -> job.path("parameters").path(0).path("example").asString())
            .findFirst()
            .orElseThrow();
    String payment = "{\"job\":\"payment\",\"parameters\":{\"billingDate\":\"%s\"}}".formatted(day);
    JsonNode dryRun =
        console.json(console.get("/api/jobs/payment/dry-run?billingDate=" + day), 200);
    JsonNode asked = console.json(console.post("/api/runs", payment), 202);
    String confirm = "/api/starts/%d/confirm".formatted(asked.path("id").asLong());
    String alone = console.problem(console.post(confirm, ""), 409);
    JsonNode started = console.json(console.postAsSecond(confirm, ""), 201);
    long id = started.path("id").asLong();
    OperationsProcess.await(() -> !running(id), "the run ends");

    JsonNode run = console.json(console.get("/api/runs/" + id), 200);
    JsonNode again = console.json(console.post("/api/runs", payment), 409);

    assertThat(dryRun.path("summary").asString()).isEqualTo("0 charges");
    assertThat(asked.path("summary").asString()).isEqualTo("0 charges");
    assertThat(alone).contains("Another operator must confirm or decline it.");
    assertThat(run.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(run.path("startedBy").asString()).isEqualTo(console.operator());
    assertThat(run.path("steps").valueStream().map(step -> step.path("name").asString()))
        .contains("openBillingRun", "chargeBills", "reconcile");
    assertThat(again.path("detail").asString()).contains(day);
    assertThat(
            console
                .json(console.post("/api/runs/" + id + "/stop", ""), 409)
                .path("detail")
                .asString())
        .isNotEmpty();
    console.signIn();
    assertThat(console.page("/runs/" + id)).contains("Completed", "openBillingRun");
    assertThat(console.page("/runs")).contains("payment " + id);
    assertThat(console.page("/search?q=" + id)).contains("href=\"/runs/" + id + "\"");
  }

  @Test
  void runsAreDrawnAndComparedWithoutBarriersOnADeskAndOnAPhone() throws Exception {
    long first = ended("collection");
    long second = ended("collection");

    try (WindowOfTheConsole window = new WindowOfTheConsole(console);
        HtmlValidator validator = new HtmlValidator()) {
      for (String path :
          List.of(
              "/jobs/collection",
              "/runs/" + second,
              "/runs/compare?a=%d&b=%d".formatted(first, second),
              "/runs/timeline?hours=48")) {
        assertThat(window.faults(path, validator)).as(path).isEmpty();
        for (boolean phone : List.of(false, true)) {
          window.go(path, phone);
          assertThat(window.barriers()).as("%s on a phone: %s", path, phone).isEmpty();
        }
      }
      assertThat(window.errors()).isEmpty();
    }
  }

  /** Tabler has a class of the same name, with a minimum height. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSquaresInTheLegendOfAChartAreSmall(boolean phone) throws Exception {
    ended("collection");

    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      window.go("/jobs/collection", phone);

      assertThat(window.page().locator(".chart-legend .chart").all())
          .hasSize(4)
          .allSatisfy(square -> assertThat(square.boundingBox().height).isEqualTo(12));
    }
  }

  @Test
  void aJobAndANightShowWhatRan() throws Exception {
    long run = ended("collection");

    JsonNode job = console.json(console.get("/api/jobs/collection"), 200);
    JsonNode night = console.json(console.get("/api/runs/timeline?hours=48"), 200);
    console.signIn();

    assertThat(job.path("lastRun").path("state").asString()).isEqualTo("COMPLETED");
    assertThat(job.path("trend").valueStream().map(each -> each.path("run").asLong()))
        .contains(run);
    assertThat(
            job.path("days").valueStream().mapToLong(day -> day.path("completed").asLong()).sum())
        .isPositive();
    assertThat(night.path("routine").valueStream().map(each -> each.path("id").asLong()))
        .contains(run);
    assertThat(console.page("/jobs/collection")).contains("Run " + run, "Items", "role=\"img\"");
    assertThat(console.page("/runs/timeline?hours=48")).contains("collection (routine)");
    assertThat(console.page("/jobs/contractSync"))
        .contains("starts payment after this job, and waits 2 hours at most");
    assertThat(console.page("/jobs/payment")).contains("waits for contractSync, 2 hours at most");
  }

  private long ended(String job) throws Exception {
    long id =
        console
            .json(console.post("/api/runs", "{\"job\":\"%s\"}".formatted(job)), 201)
            .path("id")
            .asLong();
    OperationsProcess.await(() -> finished(id), "the run ends");
    return id;
  }

  /** From then on another may start, a moment after its state is final. */
  private static boolean finished(long id) {
    return JdbcClient.create(DATABASE.app())
        .sql("select finished_at is not null from ops.run where execution_id = ?")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  @Test
  void theStatusSaysHowOldTheLastBackupsAre() throws Exception {
    String silent = backups();
    console.json(console.post("/api/backups", "{\"part\":\"customer\"}"), 200);
    String one = backups();
    String early = "{\"part\":\"broker\",\"takenAt\":\"2026-01-01T00:00:00Z\"}";
    console.json(console.post("/api/backups", early), 200);
    String two = backups();

    assertThat(silent).isEqualTo("no backup recorded");
    assertThat(one)
        .matches("customer .*; no backup recorded for billing, sysops, reporting, broker");
    assertThat(two).matches("customer .*, broker \\d+ days.* ago; no backup recorded for .*");
    assertThat(console.problem(console.post("/api/backups", early.replace("2026", "2126")), 422))
        .contains("in the future");
    assertThat(console.problem(console.post("/api/backups", "{\"part\":\"moon\"}"), 422))
        .startsWith("\"moon\" cannot be backed up. Use one of customer,");
  }

  private String backups() throws Exception {
    return console.json(console.get("/api/status"), 200).path("backups").asString();
  }

  @Test
  void messagesAreCountedAndSentAgain() throws Exception {
    String count = "{\"quantum\":\"billing\",\"since\":\"2026-01-01\",\"dryRun\":true}";
    String counted = console.json(console.post("/api/resends", count), 201).path("id").asString();
    OperationsProcess.await(() -> resendIs(counted, "COUNTED"), "the messages are counted");
    String missing =
        console.problem(console.post("/api/resends", count.replace("true", "false")), 422);
    String unknown =
        console.problem(
            console.post("/api/resends", count.replace("\"billing\"", "\"warehouse\"")), 422);
    String unreadable =
        console.problem(console.post("/api/resends", count.replace("2026-01-01", "soon")), 422);

    console.signIn();
    HttpResponse<String> typed =
        console.submit("/resends", Map.of("quantum", "billing", "since", "2026-01-01T08:00"));
    HttpResponse<String> sent =
        console.submit(
            "/resends",
            Map.of("quantum", "billing", "since", "2026-01-01T08:00", "reason", "Restored"));
    JsonNode latest = console.json(console.get("/api/resends"), 200).path(0);
    OperationsProcess.await(
        () -> resendIs(latest.path("id").asString(), "DONE"), "the messages are sent again");

    assertThat(missing).isEqualTo("Enter a reason for resending messages.");
    assertThat(unknown).startsWith("There is no quantum \"warehouse\". Use one of customer,");
    assertThat(unreadable).startsWith("Enter a time such as 2026-11-29T14:00");
    assertThat(typed.statusCode()).isEqualTo(422);
    assertThat(typed.body())
        .contains("Enter a reason for resending messages.", "value=\"2026-01-01T08:00\"");
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(latest.path("since").asString()).isEqualTo("2026-01-01T08:00:00-05:00");
    assertThat(latest.path("reason").asString()).isEqualTo("Restored");
    assertThat(console.page("/resends"))
        .contains("No resend in progress", "resent.", "would be resent.");
    OperationsProcess.await(() -> page("/queues").contains("href=\"/resends\""), "a link there");
    assertThat(console.page("/")).as("the menu").contains("href=\"/resends\"");
    assertThat(console.problem(console.get("/api/resends/99999"), 404))
        .isEqualTo("There is no resend 99999.");
  }

  @Test
  void messagesAreCountedFromANumberOn() throws Exception {
    String count = "{\"quantum\":\"billing\",\"after\":\"900000000000000000\",\"dryRun\":true}";
    String counted = console.json(console.post("/api/resends", count), 201).path("id").asString();
    OperationsProcess.await(() -> resendIs(counted, "COUNTED"), "the messages are counted");
    JsonNode answer = console.json(console.get("/api/resends/" + counted), 200);
    String unreadable =
        console.problem(
            console.post("/api/resends", count.replace("900000000000000000", "-1")), 422);
    console.signIn();
    HttpResponse<String> typed =
        console.submit(
            "/resends", Map.of("quantum", "billing", "since", "", "after", "12 a", "reason", "x"));

    assertThat(answer.path("after").asLong()).isEqualTo(900_000_000_000_000_000L);
    assertThat(answer.path("since").isNull()).isTrue();
    assertThat(answer.path("total").asLong()).isZero();
    assertThat(answer.path("text").asString()).startsWith("0 messages would be resent.");
    assertThat(unreadable).startsWith("Enter a number such as 1204 in digits.");
    assertThat(typed.statusCode()).isEqualTo(422);
    assertThat(typed.body()).contains("Enter a number such as 1204", "value=\"12 a\"");
    assertThat(console.page("/resends")).contains("After number 900000000000000000");
  }

  private boolean resendIs(String id, String state) {
    try {
      return console
          .json(console.get("/api/resends/" + id), 200)
          .path("state")
          .asString()
          .equals(state);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aScheduleIsPausedAndResumedOnThePage() throws Exception {
    console.signIn();

    console.submit("/schedules/payment/pause", Map.of("reason", "maintenance"));
    assertThat(console.page("/parts/schedules")).contains("Paused", "/schedules/payment/resume");
    console.submit("/schedules/payment/resume");
    assertThat(console.page("/parts/schedules")).contains("Active", "/schedules/payment/pause");
  }

  @Test
  void queuesStatusAndTheDocumentOfTheApiAreThere() throws Exception {
    console.signIn();
    OperationsProcess.await(
        () -> page("/queues").contains("BILLING.SUPPORT_PLAN"), "the broker has answered");
    assertThat(
            console
                .json(console.get("/api/queues"), 200)
                .valueStream()
                .map(q -> q.path("name").asString()))
        .contains("BILLING.SUPPORT_PLAN");
    JsonNode status = console.json(console.get("/api/status"), 200);
    assertThat(status.path("version").asString()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(status.path("commit").asString()).matches("[0-9a-f]{7,}");
    assertThat(status.path("database").asBoolean()).isTrue();
    assertThat(status.path("broker").asBoolean()).isTrue();
    assertThat(status.path("zone").asString()).isEqualTo("America/New_York");
    HttpRequest.Builder messages = console.management("/actuator/health/messages", true);
    await().atMost(Duration.ofMinutes(1)).until(() -> console.send(messages).statusCode() == 200);
    assertThat(console.json(messages, 200).path("components").propertyNames())
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
  void whatIsNotThereIsAFriendlyPage() throws Exception {
    console.signIn();

    HttpResponse<String> answer = console.browse("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(answer.body()).contains("Check the address.").doesNotContain("at org.");
  }

  /** Tried: two forms of a dead letter, and one of another section. */
  @ParameterizedTest
  @ValueSource(strings = {"/dead-letters/1/replay", "/dead-letters/1/discard", "/blackouts"})
  void theAddressOfAFormSaysThatItCannotBeOpened(String path) throws Exception {
    console.signIn();

    HttpResponse<String> answer = console.browse(path);

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.body())
        .contains("<h1>This page cannot be opened directly</h1>", "Back to Home")
        .doesNotContain("Invalid request");
  }

  @Test
  void scriptsAndStylesAreServedFromHere() throws Exception {
    String page = console.browse("/sign-in").body();

    Matcher assets = Pattern.compile("(?:src|href)=\"(/(?:webjars|assets)/[^\"]+)\"").matcher(page);

    assertThat(assets.results().map(asset -> asset.group(1)).toList())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(asset -> assertThat(console.browse(asset).statusCode()).isEqualTo(200));
  }

  @Test
  void everyPageIsValidHtml() throws Exception {
    console.signIn();
    loseMessages();
    List<String> findings = new ArrayList<>();
    try (HtmlValidator validator = new HtmlValidator()) {
      for (String path : pages()) {
        validator
            .findings(console.page(path))
            .forEach(finding -> findings.add(path + " " + finding));
      }
      validator
          .findings(console.browse("/nowhere").body())
          .forEach(finding -> findings.add("/nowhere " + finding));
    }
    assertThat(findings).isEmpty();
  }

  /**
   * Tried: times of the zone, in UTC, and both in one table. Pages of one run, ticket, account,
   * dead letter or alarm: {@link WindowOfTheConsole#faults}.
   */
  @Test
  void noTimeIsInAnotherZoneWithoutSayingSo() throws Exception {
    console.signIn();
    loseMessages();

    for (String path : pages()) {
      String page = console.page(path);
      assertThat(page).as(path).containsPattern("All times are in <span>[^<]+</span>\\.");
      assertThat(ClockTimes.withoutZone(page)).as(path).isEmpty();
    }
    assertThat(console.page("/schedules/payment"))
        .containsPattern("<td data-label=\"UTC\">\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d<");
  }

  @Test
  void whatIsLostIsShownEverywhereUntilAPersonConfirmsIt() throws Exception {
    long loss = loseMessages();
    console.signIn();

    OperationsProcess.await(
        () -> page("/").contains("reporting lacks messages of customer"), "the loss is noticed");
    assertThat(console.page("/resends"))
        .contains(
            "<h1>Messages are lost</h1>", "./ops resend customer --since 2026-11-27T20:00:00Z")
        .contains("/losses/" + loss + "/confirm");
    assertThat(console.json(console.get("/api/status"), 200).path("warnings").toString())
        .contains("reporting lacks messages of customer. reporting does not have everything");
    assertThat(console.json(console.get("/api/losses"), 200).path(0).path("source").asString())
        .isEqualTo("customer");
    String confirm = "/api/losses/" + loss + "/confirm";
    assertThat(console.problem(console.post(confirm, "{}"), 422))
        .isEqualTo("Enter a reason for confirming the loss.");

    HttpResponse<String> confirmed =
        console.submit("/losses/" + loss + "/confirm", Map.of("reason", "The backup is too old"));

    assertThat(confirmed.statusCode()).isEqualTo(302);
    assertThat(console.page("/resends"))
        .contains("Loss %d of reporting is confirmed.".formatted(loss));
    assertThat(console.json(console.get("/api/losses"), 200)).isEmpty();
    assertThat(console.problem(console.post(confirm, "{\"reason\":\"Again\"}"), 404))
        .startsWith("There is no loss %d.".formatted(loss));
  }

  @Test
  void whatASenderLostIsShownWithItsTimesAndWhereToReadOn() throws Exception {
    JdbcClient.create(DATABASE.app())
        .sql(
            """
            insert into ops.loss (quantum, source, queues, since, noticed_at, until_at)
            values ('billing', 'customer', '{BILLING.SUPPORT_PLAN}', '2026-11-28 20:00Z', now(),
                    '2026-11-28 21:00Z')
            """)
        .update();
    console.signIn();

    OperationsProcess.await(
        () -> page("/").contains("customer lost messages that billing has"), "the loss is noticed");

    assertThat(console.page("/resends"))
        .contains(
            "customer no longer knows what it sent to BILLING.SUPPORT_PLAN between"
                + " 2026-11-28T20:00:00Z and 2026-11-28T21:00:00Z",
            "A restored sender")
        .doesNotContain("./ops resend customer");
  }

  private static List<String> pages() {
    return List.of(
        "/",
        "/jobs",
        "/jobs/payment",
        "/jobs/payment/start",
        "/jobs/payment/start/check?billingDate="
            + LocalDate.now(ZoneId.of("America/New_York")).plusMonths(1),
        "/runs",
        "/runs?state=failed",
        "/runs?routine=with",
        "/runs/compare",
        "/runs/timeline",
        "/starts",
        "/schedules",
        "/schedules/payment",
        "/schedules/payment/edit",
        "/schedules/payment/pause",
        "/schedules/payment/trigger",
        "/topology",
        "/topology?flow=BILLING.SUPPORT_PLAN",
        "/channels",
        "/channels/BILLING.SUPPORT_PLAN",
        "/traces",
        "/calendars",
        "/queues",
        "/alarms",
        "/resends",
        "/dead-letters",
        "/tickets",
        "/search?q=nothing");
  }

  /** Three dead letters in two groups, as quanta would report them. */
  private static void failMessages() {
    for (String queue :
        List.of("BILLING.CARD_REGISTRATION", "CUSTOMER.NOTIFICATION", "CUSTOMER.NOTIFICATION")) {
      JdbcClient.create(DATABASE.app())
          .sql(
              """
              insert into ops.dead_letter (message_id, quantum, queue, type, version, subject,
                  sent_at, cause_class, cause_text, stack, fingerprint, attempts, first_failed_at,
                  last_failed_at, headers, body)
              values (gen_random_uuid(), 'customer', ?,
                  'com.sysopsquad.customer.notification.requested', 1, '', now(), 'IllegalState',
                  'The body is not what ' || repeat('x', 90) || ' says.', '', '3f2a91c07be4d856', 3,
                  now(), now(), '{}', '{}')
              """)
          .param(queue)
          .update();
    }
  }

  /** Tried: the list, found ones, and the page of one. */
  @Test
  void whereThereIsNoSubjectNoneIsNamed() throws Exception {
    failMessages();
    console.signIn();
    long id =
        JdbcClient.create(DATABASE.app())
            .sql("select max(id) from ops.dead_letter")
            .query(Long.class)
            .single();

    for (String path : List.of("/dead-letters", "/dead-letters?id=" + id)) {
      assertThat(console.page(path)).as(path).doesNotContain(", subject <");
    }
    assertThat(console.page("/dead-letters/" + id))
        .containsPattern("<dt>Subject</dt><dd>None</dd>");
  }

  /** As a quantum would report it; returns its number. */
  private static long loseMessages() {
    return JdbcClient.create(DATABASE.app())
        .sql(
            """
            insert into ops.loss (quantum, source, queues, since, noticed_at)
            values ('reporting', 'customer', '{REPORTING.SURVEY}', '2026-11-28 20:00Z', now())
            on conflict (quantum, source, (until_at is null)) do update set noticed_at = now()
            returning number
            """)
        .query(Long.class)
        .single();
  }

  private String page(String path) {
    try {
      return console.page(path);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatBrowsersAndFindersOfWeaknessesLookForNeedsNoSignIn() throws Exception {
    HttpResponse<String> icon = console.browse("/favicon.ico");

    assertThat(console.browse("/robots.txt").body()).isEqualTo("User-agent: *\nDisallow: /\n");
    assertThat(icon.statusCode()).isEqualTo(200);
    assertThat(icon.headers().firstValue("Content-Type")).contains("image/svg+xml");
    assertThat(console.browse("/.well-known/security.txt").body())
        .contains("Contact: mailto:security@sysopsquad.example\n", "Expires: ");
  }

  /**
   * Tried: an operator, whose pages have the most buttons; runs, lost messages and dead letters of
   * two queues, long names among them; a filter with an error.
   */
  @Test
  void noPageIsWiderThanItsWindow() throws Exception {
    ended("collection");
    failMessages();
    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      loseMessages();
      for (String path : pages()) {
        assertThat(window.tooWideAt(path)).as(path).isEmpty();
      }
      assertThat(window.errors()).isEmpty();
      assertThat(window.tooWideAt("/runs?from=11/30/2026")).isEmpty();
    }
  }

  @Test
  void theNameOfAQueueStaysOnOneLineOfItsTile() throws Exception {
    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      for (int width : new int[] {768, 1024, 1280}) {
        assertThat(window.linesOfATile("BILLING.CARD_REGISTRATION", width)).as("%d", width).isOne();
      }
    }
  }

  @Test
  void theEdgesOfFieldsAndButtonsStandOut() throws Exception {
    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      for (String path : pages()) {
        assertThat(window.paleEdges(path)).as(path).isEmpty();
      }
    }
  }

  @Test
  void keysLeadToSectionsAndSearchAndTheDrawerOpensOnAPhone() throws Exception {
    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      assertThat(window.after("/", "g", "r")).isEqualTo("/runs");
      assertThat(window.after("/runs", "g", "h")).isEqualTo("/");
      assertThat(window.focusedAfter("/", "/")).isEqualTo("search");
      assertThat(window.opensKeys("/")).isTrue();
      assertThat(window.opensDrawer("/")).isTrue();
    }
  }

  private boolean running(long id) {
    try {
      return console.json(console.get("/api/runs/" + id), 200).path("running").asBoolean();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nested
  class Channels extends ChannelsOnTheConsole {

    Channels() {
      super(console, JdbcClient.create(DATABASE.app()));
    }
  }

  @Nested
  class Topology extends TopologyOnTheConsole {

    Topology() {
      super(console, JdbcClient.create(DATABASE.app()));
    }
  }

  @Nested
  class DeadLetters extends DeadLettersOnTheConsole {

    DeadLetters() {
      super(console, JdbcClient.create(DATABASE.app()));
    }
  }

  @Nested
  class HeldReplays extends HeldReplaysOnTheConsole {

    HeldReplays() {
      super(console, JdbcClient.create(DATABASE.app()));
    }
  }

  @Nested
  class OddInput extends OddInputOnDeadLetters {

    OddInput() {
      super(console, JdbcClient.create(DATABASE.app()));
    }
  }

  @Nested
  class Tickets extends TicketsOnTheConsole {

    Tickets() {
      super(console, JdbcClient.create(DATABASE.app()));
    }
  }
}
