package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  void queuesStatusAndTheDocumentOfTheApiAreThere() throws Exception {
    assertThat(json(get("/api/queues"), 200).valueStream().map(q -> q.path("name").asString()))
        .contains("BILLING.SUPPORT_PLAN");
    JsonNode status = json(get("/api/status"), 200);
    assertThat(status.path("database").asBoolean()).isTrue();
    assertThat(status.path("broker").asBoolean()).isTrue();
    assertThat(status.path("zone").asString()).isEqualTo("America/New_York");
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

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
