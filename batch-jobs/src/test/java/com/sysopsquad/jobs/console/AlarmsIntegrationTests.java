package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.jobs.alarm.tell.Receiver;
import com.sysopsquad.platform.HtmlValidator;
import com.sysopsquad.platform.TestPlatform;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A night of operations: what goes wrong is an alarm, told once by email and webhook, and handled
 * on the page and through the API. Two nodes watch.
 */
class AlarmsIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");

  @AutoClose("stop")
  private static final GreenMail MAIL = mailServer();

  @AutoClose private static final Receiver WEBHOOK = new Receiver();

  @AutoClose private static final ConfigurableApplicationContext OPERATIONS = start("one");
  @AutoClose private static final ConfigurableApplicationContext SECOND = start("two");

  @AutoClose private final ConsoleClient console = new ConsoleClient(OPERATIONS);

  private static GreenMail mailServer() {
    GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private static ConfigurableApplicationContext start(String node) {
    Stream<String> unscheduled =
        Stream.of("payment", "contractSync", "collection", "reconcile", "providerEvents")
            .map(job -> "--sysops.schedules.%s.cron=0 0 0 1 1 ? 2099".formatted(job));
    return OperationsProcess.start(
        DATABASE,
        Stream.concat(
                unscheduled,
                Stream.of(
                    "--sysops.run.node-name=" + node,
                    "--sysops.roles=console,scheduler",
                    "--sysops.contract-sync.source-url=jdbc:postgresql://localhost:1/none",
                    "--sysops.alarms.every=200ms",
                    "--sysops.alarms.send=100ms",
                    "--spring.mail.port=" + MAIL.getSmtp().getPort(),
                    "--sysops.alarms.email.to=night@example.org",
                    "--sysops.alarms.webhook.url=" + WEBHOOK.url("/hook"),
                    "--sysops.alarms.webhook.secret=only the receiver knows"))
            .toArray(String[]::new));
  }

  @Test
  void aRunThatFailsIsToldOnceAndAcknowledgedOnThePage() throws Exception {
    console.signIn();
    console.send(console.post("/api/runs", "{\"job\":\"contractSync\"}"));

    JsonNode alarm = awaitAlarm("run-failed", "contractSync");
    awaitTold("Run failed: contractSync", "\"subject\":\"contractSync\"");

    assertThat(console.page("/alarms"))
        .contains(">Alarms<", "Run failed", "Critical", "href=\"" + alarm.path("path").asString())
        .containsPattern("<h1>\\d+ alarms? open</h1>");
    OperationsProcess.await(() -> page("/").contains(">Open alarms<"), "on Home");
    long id = alarm.path("id").asLong();
    console.submit("/alarms/%d/acknowledge".formatted(id));
    assertThat(
            console.json(console.get("/api/alarms/" + id), 200).path("acknowledgedBy").asString())
        .isEqualTo(console.operator());
    assertThat(console.problem(console.post("/api/alarms/%d/acknowledge".formatted(id), "{}"), 409))
        .contains("already acknowledged by");
    awaitSomeEvaluations();
    assertThat(emails("Run failed: contractSync")).hasSize(1);
    assertThat(requests("\"subject\":\"contractSync\"")).hasSize(1);
  }

  @Test
  void aHoldIsAnAlarmUntilItIsReleased() throws Exception {
    console.send(console.post("/api/hold", "{\"reason\":\"Trying a restore\"}"));
    JsonNode alarm = awaitAlarm("billing-on-hold", "billing");
    assertThat(alarm.path("text").asString()).contains("Trying a restore");

    console.send(console.post("/api/hold/release", "{\"reason\":\"All is well\"}"));

    awaitTold("Resolved: Billing on hold: billing", "\"event\":\"resolved\"");
    assertThat(
            console
                .json(console.get("/api/alarms?state=resolved&kind=billing-on-hold"), 200)
                .path("items"))
        .hasSize(1);
  }

  @Test
  void aTotalFarFromTheLastMonthsIsAnAlarm() throws Exception {
    billed("2026-10-05", 30, 2000);
    billed("2026-11-05", 30, 500);

    JsonNode alarm = awaitAlarm("billed-unusually", "payment billingDate=2026-11-05 USD");

    assertThat(alarm.path("text").asString())
        .isEqualTo(
            "The run of 2026-11-05 billed 150.00 USD (30 bills). The periods that had ended by then"
                + " came to 600.00 USD (30 bills).");
  }

  @Test
  void aSilenceAsksForAReasonAndIsShownUntilItEnds() throws Exception {
    console.signIn();
    long number =
        JdbcClient.create(DATABASE.app())
            .sql(
                """
                insert into ops.loss (quantum, source, queues, since, noticed_at)
                values ('reporting', 'customer', '{REPORTING.SURVEY}', now(), now())
                returning number
                """)
            .query(Long.class)
            .single();
    long id = awaitAlarm("messages-lost", "reporting from customer").path("id").asLong();

    HttpResponse<String> refused =
        console.submit("/alarms/%d/silence".formatted(id), Map.of("duration", "4h"));
    HttpResponse<String> silenced =
        console.submit(
            "/alarms/%d/silence".formatted(id), Map.of("duration", "4h", "reason", "Known"));

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Enter a reason for the silence.");
    assertThat(silenced.statusCode()).isEqualTo(302);
    assertThat(console.page("/alarms")).contains("Silenced until", "Known", ">End</button>");
    JsonNode silences = console.json(console.get("/api/alarms/silences"), 200);
    assertThat(silences).hasSize(1);
    long silence = silences.path(0).path("id").asLong();
    assertThat(
            console
                .json(console.post("/api/alarms/silences/%d/end".formatted(silence), "{}"), 200)
                .path("what")
                .asString())
        .isEqualTo("Messages lost: reporting from customer");
    assertThat(
            console.problem(
                console.post("/api/alarms/silences/%d/end".formatted(silence), "{}"), 404))
        .contains("no active silence");
    JdbcClient.create(DATABASE.app())
        .sql("delete from ops.loss where number = ?")
        .param(number)
        .update();
  }

  @Test
  void bothNodesAnswerTheSame() throws Exception {
    try (ConsoleClient other = new ConsoleClient(SECOND)) {
      assertThat(other.json(other.get("/api/alarms"), 200).path("evaluatedAt").isNull()).isFalse();
    }
  }

  @Test
  void invalidQuestionsAreRefusedWithWhatIsValid() throws Exception {
    assertThat(console.problem(console.get("/api/alarms?state=odd"), 400))
        .contains("active, open, acknowledged, resolved, all");
    assertThat(console.problem(console.get("/api/alarms?kind=odd"), 400)).contains("run-failed");
    assertThat(console.problem(console.get("/api/alarms?color=red"), 400)).contains("no filter");
    assertThat(console.problem(console.get("/api/alarms/999999999"), 404)).contains("no alarm");
    assertThat(
            console.problem(
                console.post(
                    "/api/alarms/silences", "{\"duration\":\"soon\",\"reason\":\"Known\"}"),
                422))
        .contains("30m, 2h or 1d");
    assertThat(
            console.problem(
                console.post("/api/alarms/silences", "{\"kind\":\"odd\",\"reason\":\"Known\"}"),
                400))
        .contains("run-failed");
  }

  @Test
  void thePagesAreValidAndFitTheirWindows() throws Exception {
    long id =
        JdbcClient.create(DATABASE.app())
            .sql(
                """
                insert into ops.alarm (kind, subject, severity, text, path, since, seen_at, state, resolved_at)
                values ('QUEUE_STUCK', 'BILLING.CARD_REGISTRATION', 'WARNING',
                    'BILLING.CARD_REGISTRATION is stuck.', '/queues', now(), now(), 'RESOLVED', now())
                returning id
                """)
            .query(Long.class)
            .single();
    String silence = "/alarms/%d/silence".formatted(id);
    console.signIn();
    String refused = console.submit(silence, Map.of("duration", "4h")).body();

    assertThat(console.page("/alarms?kind=queue-stuck")).contains("Resolved", "is stuck.");
    assertThat(refused).contains("Enter a reason for the silence.");
    try (HtmlValidator validator = new HtmlValidator();
        WindowOfTheConsole window = new WindowOfTheConsole(console)) {
      assertThat(validator.findings(refused)).isEmpty();
      for (String path : List.of("/alarms", "/alarms?kind=queue-stuck", silence)) {
        assertThat(window.faults(path, validator)).as(path).isEmpty();
      }
    }
  }

  private JsonNode awaitAlarm(String kind, String subject) {
    OperationsProcess.await(
        () -> !alarms(kind, subject).isEmpty(), "an alarm %s of %s".formatted(kind, subject));
    return alarms(kind, subject).getFirst();
  }

  private List<JsonNode> alarms(String kind, String subject) {
    try {
      return console
          .json(console.get("/api/alarms?size=200&kind=" + kind), 200)
          .path("items")
          .valueStream()
          .filter(alarm -> alarm.path("subject").asString().equals(subject))
          .toList();
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private String page(String path) {
    try {
      return console.page(path);
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void awaitTold(String subject, String event) {
    OperationsProcess.await(() -> !emails(subject).isEmpty(), "an email: " + subject);
    OperationsProcess.await(() -> !requests(event).isEmpty(), "a request: " + event);
  }

  /** Those that tell this, alone or together with other alarms of the same evaluation. */
  private static List<MimeMessage> emails(String told) {
    int subject = told.lastIndexOf(": ");
    Pattern amongOthers =
        Pattern.compile(
            Pattern.quote(told.substring(0, subject))
                + " \\([a-z]+\\)\\s+[^\\n]*"
                + Pattern.quote(told.substring(subject + 2)),
            Pattern.CASE_INSENSITIVE);
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(
            email ->
                subject(email).contains(told)
                    || amongOthers.matcher(GreenMailUtil.getBody(email)).find())
        .toList();
  }

  private static String subject(MimeMessage email) {
    try {
      return email.getSubject();
    } catch (MessagingException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<String> requests(String event) {
    return WEBHOOK.bodies().stream().filter(body -> body.contains(event)).toList();
  }

  /** Both nodes have evaluated again. */
  private static void awaitSomeEvaluations() {
    for (int round = 0; round < 3; round++) {
      String before = evaluated();
      OperationsProcess.await(() -> !evaluated().equals(before), "an evaluation");
    }
  }

  private static String evaluated() {
    return JdbcClient.create(DATABASE.app())
        .sql("select at::text from ops.alarm_signal where name = 'evaluated'")
        .query(String.class)
        .single();
  }

  /** A run that froze bills of one customer, all at once. */
  private static void billed(String day, int bills, long minor) {
    new TransactionTemplate(OPERATIONS.getBean(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> billed(OPERATIONS.getBean(JdbcClient.class), day, bills, minor));
  }

  private static void billed(JdbcClient billing, String day, int bills, long minor) {
    billing
        .sql(
            """
            insert into billing.account
                   (customer_id, name, email, street, city, state, postal_code, version)
            values ('0190b0a0-0000-7000-8000-000000000009', 'Ada', 'ada@example.org', '1 Way',
                   'Salem', 'OR', '97301', 1)
            on conflict do nothing
            """)
        .update();
    billing
        .sql(
            """
            insert into billing.billing_run (billing_date, run_number, frozen_at, first_bill,
                   last_bill, bills, partitions)
            values (:day::date, 0, now(), 0, -1, :bills, 1)
            """)
        .param("day", day)
        .param("bills", bills)
        .update();
    billing
        .sql(
            """
            with subscribed as (
                insert into billing.subscription (plan_id, customer_id, contract_code, starts_on,
                       anchor_day, billed_to, version)
                select gen_random_uuid(), '0190b0a0-0000-7000-8000-000000000009', 'HOME',
                       :day::date, 5, :day::date + 28, 1
                  from generate_series(1, :bills)
                returning id, plan_id),
            frozen as (
                insert into billing.bill (billing_date, run_number, subscription_id, customer_id,
                       plan_id, contract_code, contract_name, period_start, period_end, currency,
                       net_minor, tax_rate, tax_minor, total_minor)
                select :day::date, 0, id, '0190b0a0-0000-7000-8000-000000000009', plan_id, 'HOME',
                       'Home', :day::date, :day::date + 28, 'USD', :minor, 0, 0, :minor
                  from subscribed
                returning id)
            update billing.billing_run
               set first_bill = (select min(id) from frozen), last_bill = (select max(id) from frozen)
             where billing_date = :day::date
            """)
        .param("day", day)
        .param("bills", bills)
        .param("minor", minor)
        .update();
  }
}
