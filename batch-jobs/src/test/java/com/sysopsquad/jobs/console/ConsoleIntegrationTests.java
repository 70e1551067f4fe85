package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  @Test
  void everySectionHasAPage() throws Exception {
    console.signIn();

    assertThat(console.page("/"))
        .contains("Needs a person", "Latest runs", "Next start", "New tickets")
        .doesNotContain("cannot be reached", "cannot be shown", "style=");
    assertThat(console.page("/jobs")).contains("payment", "contractSync", "Start …");
    assertThat(console.page("/runs")).contains("Newest first.", "Search and filter");
    assertThat(console.page("/starts")).contains("second person");
    assertThat(console.page("/schedules"))
        .contains("0 30 3 1 * ?", "America/New York", "Next start", "month of the start");
    assertThat(console.page("/queues")).contains("BILLING.CARD_REGISTRATION");
    assertThat(console.page("/dead-letters"))
        .contains("No dead letters. Every message was applied.");
    assertThat(console.page("/tickets")).contains("aria-current=\"page\"", "Newest first.");
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
            "Billing is on hold since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC .*Trying a restore.*");
    assertThat(again).isEqualTo(held);
    assertThat(refused).contains("Billing is on hold since");
    assertThat(released).isEqualTo("Billing is not on hold.");
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
    JsonNode dryRun =
        console.json(console.get("/api/jobs/payment/dry-run?billingMonth=" + month), 200);
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
    assertThat(alone).contains("Another operator must decide on it.");
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
    assertThat(console.page("/runs")).contains("payment " + id);
    assertThat(console.page("/search?q=" + id)).contains("href=\"/runs/" + id + "\"");
  }

  @Test
  void theStatusSaysHowOldTheLastBackupsAre() throws Exception {
    String silent = backups();
    console.json(console.post("/api/backups", "{\"part\":\"customer\"}"), 200);
    String one = backups();
    String early = "{\"part\":\"broker\",\"takenAt\":\"2026-01-01T00:00:00Z\"}";
    console.json(console.post("/api/backups", early), 200);
    String two = backups();

    assertThat(silent).isEqualTo("no backup known");
    assertThat(one).matches("customer .*; no backup known of billing, sysops, reporting, broker");
    assertThat(two).matches("customer .*, broker \\d+ days .* ago; no backup known of .*");
    assertThat(console.problem(console.post("/api/backups", early.replace("2026", "2126")), 422))
        .contains("in the future");
    assertThat(console.problem(console.post("/api/backups", "{\"part\":\"moon\"}"), 422))
        .startsWith("There is no part \"moon\" to back up. Use one of customer,");
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
            console.post("/api/resends", count.replace("\"billing\"", "\"warehouse\"")), 409);
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

    assertThat(missing).isEqualTo("Enter a reason for sending messages again.");
    assertThat(unknown).startsWith("There is no quantum \"warehouse\". Use one of customer,");
    assertThat(unreadable).startsWith("Enter the moment like 2026-11-29T14:00");
    assertThat(typed.statusCode()).isEqualTo(422);
    assertThat(typed.body())
        .contains("Enter a reason for sending messages again.", "value=\"2026-01-01T08:00\"");
    assertThat(sent.statusCode()).isEqualTo(302);
    assertThat(latest.path("since").asString()).isEqualTo("2026-01-01T08:00:00-05:00");
    assertThat(latest.path("reason").asString()).isEqualTo("Restored");
    assertThat(console.page("/resends"))
        .contains("No resend in progress", "sent again.", "would be sent again.");
    assertThat(console.page("/queues")).contains("href=\"/resends\"");
    assertThat(console.problem(console.get("/api/resends/99999"), 404))
        .isEqualTo("There is no resend 99999.");
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

    console.submit("/schedules/payment/pause");
    assertThat(console.page("/parts/schedules")).contains("Paused", "/schedules/payment/resume");
    console.submit("/schedules/payment/resume");
    assertThat(console.page("/parts/schedules")).contains("Active", "/schedules/payment/pause");
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
    assertThat(status.path("version").asString()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(status.path("commit").asString()).matches("[0-9a-f]{7,}");
    assertThat(status.path("database").asBoolean()).isTrue();
    assertThat(status.path("broker").asBoolean()).isTrue();
    assertThat(status.path("zone").asString()).isEqualTo("America/New_York");
    assertThat(
            console
                .json(console.management("/actuator/health/messages", true), 200)
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
  void whatIsNotThereIsAFriendlyPage() throws Exception {
    console.signIn();

    HttpResponse<String> answer = console.browse("/nowhere");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(answer.body()).contains("Check the address.").doesNotContain("at org.");
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
  void noPageIsWiderThanItsWindow() throws Exception {
    try (WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      for (String path :
          List.of(
              "/",
              "/jobs",
              "/jobs/payment/start",
              "/jobs/payment/start/check?billingMonth="
                  + YearMonth.now(ZoneId.of("America/New_York")).plusMonths(1),
              "/runs",
              "/runs?state=failed",
              "/starts",
              "/schedules",
              "/schedules/payment/trigger",
              "/queues",
              "/resends",
              "/dead-letters",
              "/tickets",
              "/search?q=nothing")) {
        assertThat(window.tooWideAt(path, 320, 390, 768, 1280, 1600)).as(path).isEmpty();
      }
      assertThat(window.errors()).isEmpty();
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
  class DeadLetters extends DeadLettersOnTheConsole {

    DeadLetters() {
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
