package com.sysopsquad.jobs.alarm.tell;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Alarms;
import com.sysopsquad.jobs.alarm.Severity;
import com.sysopsquad.jobs.run.RunTestApplication;
import com.sysopsquad.platform.TestPlatform;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages about alarms reach a real mail server and a real HTTP server, once and in order. */
class TellingIntegrationTests {

  private static final String SECRET = "only the receiver knows this";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant SINCE = Instant.parse("2026-12-01T08:30:00Z");

  private static ConfigurableApplicationContext operations;

  @AutoClose private final Receiver receiver = new Receiver();
  @AutoClose private final Requests requests = new Requests();

  @AutoClose("stop")
  private final GreenMail mailServer =
      new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

  /** A process with runs and alarms. */
  @Import({RunTestApplication.class, Alarms.class})
  static class Application {}

  @BeforeAll
  static void startOperations() {
    operations =
        RunTestApplication.start(
            Application.class, TestPlatform.start().freshDatabase("billing"), "here:8081");
  }

  @AfterAll
  static void stopOperations() {
    operations.close();
  }

  @BeforeEach
  void prepare() {
    mailServer.start();
    jdbc().sql("delete from ops.alarm_delivery").update();
    jdbc().sql("delete from ops.alarm").update();
    jdbc()
        .sql(
            "update ops.alarm_signal set at = case name when 'evaluated' then now()"
                + " else '1970-01-01Z' end")
        .update();
  }

  @Test
  void allAlarmsOfAnEvaluationAreOneEmailAndOneRequest() throws Exception {
    Node node = node();

    node.deliveries()
        .announce(
            List.of(
                alarm(1, "payment", Severity.CRITICAL), alarm(2, "reconcile", Severity.CRITICAL)),
            List.of());
    node.telling().send();
    node.telling().send();

    assertThat(receiver.bodies()).hasSize(1);
    JsonNode events = JSON.readTree(receiver.bodies().getFirst()).path("events");
    assertThat(events).hasSize(2);
    assertThat(events.path(0).path("event").asString()).isEqualTo("raised");
    assertThat(events.path(0).path("kind").asString()).isEqualTo("run-failed");
    assertThat(events.path(0).path("since").asString()).isEqualTo("2026-12-01T08:30:00Z");
    assertThat(events.path(0).path("url").asString()).isEqualTo("https://ops.test/runs/1");
    MimeMessage[] emails = mailServer.getReceivedMessages();
    assertThat(emails).hasSize(1);
    assertThat(emails[0].getSubject()).isEqualTo("[Operations] 2 alarms raised");
    assertThat(emails[0].getAllRecipients()[0]).hasToString("ada@example.org");
    assertThat(GreenMailUtil.getBody(emails[0]))
        .contains(
            "Run failed (critical)", "Since Dec 1, 2026, 3:30 AM EST", "https://ops.test/runs/2");
  }

  @Test
  void aRequestIsSignedOverItsTimeAndBody() throws Exception {
    Node node = node();
    node.deliveries().announce(List.of(alarm(1, "payment", Severity.CRITICAL)), List.of());

    node.telling().send();

    Receiver.Received received = receiver.received().getFirst();
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String expected =
        HexFormat.of()
            .formatHex(
                mac.doFinal(
                    (received.header("Sysops-Timestamp") + "." + received.body())
                        .getBytes(StandardCharsets.UTF_8)));
    assertThat(received.header("Sysops-Signature")).isEqualTo("sha256=" + expected);
    assertThat(
            jdbc().sql("select body from ops.alarm_delivery").query(String.class).list().toString())
        .doesNotContain(SECRET);
  }

  @Test
  void aReceiverThatWasAwayIsToldLaterInOrderAndOnce() {
    Node node = node();
    receiver.answer(503);
    node.deliveries().announce(List.of(alarm(1, "payment", Severity.CRITICAL)), List.of());
    node.telling().send();
    node.deliveries().announce(List.of(alarm(2, "reconcile", Severity.CRITICAL)), List.of());
    node.telling().send();
    assertThat(errors()).contains("The receiver answered with status 503.");

    receiver.forget();
    receiver.answer(200);
    await(
        () -> {
          node.telling().send();
          return receiver.bodies().size() >= 2;
        },
        "both are told");
    node.telling().send();

    assertThat(receiver.bodies()).hasSize(2);
    assertThat(receiver.bodies().getFirst()).contains("\"subject\":\"payment\"");
    assertThat(receiver.bodies().getLast()).contains("\"subject\":\"reconcile\"");
    assertThat(mailServer.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aRepetitionHasTheSameId() {
    Node node = node();
    receiver.answer(500);
    node.deliveries().announce(List.of(alarm(1, "payment", Severity.CRITICAL)), List.of());

    await(
        () -> {
          node.telling().send();
          return receiver.received().size() >= 2;
        },
        "it is tried twice");

    assertThat(receiver.received().stream().map(one -> one.header("Sysops-Delivery")).distinct())
        .hasSize(1);
  }

  @Test
  void aMailServerThatIsDownDelaysOnlyEmails() {
    Node node = node();
    mailServer.stop();
    node.deliveries().announce(List.of(alarm(1, "payment", Severity.CRITICAL)), List.of());

    node.telling().send();

    assertThat(receiver.bodies()).hasSize(1);
    assertThat(errors()).singleElement().asString().contains("mail server");
  }

  @Test
  void theEndOfAnAlarmIsToldToo() throws Exception {
    Node node = node();
    Alarm ended =
        new Alarm(
            1,
            AlarmKind.RUN_FAILED,
            "payment",
            Severity.CRITICAL,
            "Run 1 failed.",
            "/runs/1",
            Alarm.State.RESOLVED,
            SINCE,
            null,
            null,
            SINCE.plusSeconds(600),
            null);

    node.deliveries().announce(List.of(), List.of(ended));
    node.telling().send();

    assertThat(receiver.bodies().getFirst()).contains("\"event\":\"resolved\"");
    assertThat(mailServer.getReceivedMessages()[0].getSubject())
        .isEqualTo("[Operations] Resolved: Run failed: payment");
  }

  @Test
  void twoNodesTellOnce() throws Exception {
    Node one = node();
    Node two = node();
    for (int number = 1; number <= 5; number++) {
      one.deliveries()
          .announce(List.of(alarm(number, "job " + number, Severity.CRITICAL)), List.of());
    }

    try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 5; round++) {
        var first = nodes.submit(one.telling()::send);
        var second = nodes.submit(two.telling()::send);
        first.get();
        second.get();
      }
    }

    assertThat(receiver.bodies()).hasSize(5).doesNotHaveDuplicates();
    assertThat(mailServer.getReceivedMessages()).hasSize(5);
  }

  @Test
  void aChannelIsNotToldWhatMattersLess() {
    Node node = node();

    node.deliveries().announce(List.of(alarm(1, "payment", Severity.WARNING)), List.of());
    node.telling().send();

    assertThat(receiver.bodies()).hasSize(1);
    assertThat(mailServer.getReceivedMessages()).isEmpty();
  }

  @Test
  void aMessageIsGivenUpAfterItsTimeAndTheNextIsSent() {
    Node node = node();
    receiver.answer(500);
    node.deliveries().announce(List.of(alarm(1, "payment", Severity.CRITICAL)), List.of());
    jdbc().sql("update ops.alarm_delivery set created_at = now() - interval '4 days'").update();
    node.deliveries().announce(List.of(alarm(2, "reconcile", Severity.CRITICAL)), List.of());

    node.telling().send();

    assertThat(receiver.bodies()).hasSize(2);
    assertThat(
            jdbc()
                .sql("select count(*) from ops.alarm_delivery where given_up_at is not null")
                .query(Long.class)
                .single())
        .isOne();
  }

  @Test
  void theHeartbeatIsSentByOneNodeWhileAlarmsAreEvaluated() {
    Signaling one = signaling(receiver.url("/beat"), null);
    Signaling two = signaling(receiver.url("/beat"), null);

    one.signal();
    two.signal();
    assertThat(receiver.bodies()).hasSize(1);

    jdbc().sql("update ops.alarm_signal set at = now() - interval '1 hour'").update();
    one.signal();
    assertThat(receiver.bodies()).hasSize(1);
  }

  @Test
  void alertmanagerIsToldWhatIsWrongAgainAndAgain() throws Exception {
    insertAlarm();
    Signaling signaling = signaling(null, receiver.url(""));

    signaling.signal();
    jdbc()
        .sql("update ops.alarm_signal set at = '1970-01-01Z' where name = 'alertmanager'")
        .update();
    signaling.signal();

    assertThat(receiver.received())
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.path()).isEqualTo("/api/v2/alerts"));
    JsonNode alerts = JSON.readTree(receiver.bodies().getLast());
    assertThat(alerts).hasSize(2);
    assertThat(alerts.path(0).path("labels").path("alertname").asString())
        .isEqualTo("SysopsRunFailed");
    assertThat(alerts.path(0).path("labels").path("severity").asString()).isEqualTo("critical");
    assertThat(alerts.path(0).path("generatorURL").asString()).isEqualTo("https://ops.test/runs/1");
    assertThat(Instant.parse(alerts.path(0).path("endsAt").asString())).isAfter(Instant.now());
    assertThat(alerts.path(1).path("labels").path("alertname").asString())
        .isEqualTo("SysopsHeartbeat");
  }

  @Test
  @Timeout(60)
  void aReceiverThatDoesNotEndItsAnswerKeepsNobodyWaiting() throws Exception {
    try (ServerSocket stuck = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread _ = Thread.ofVirtual().start(() -> beginToAnswer(stuck));

      requests.post(
          URI.create("http://127.0.0.1:%d/".formatted(stuck.getLocalPort())), Map.of(), "{}");
    }
  }

  private static void beginToAnswer(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      long _ = socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException gone) {
      // The sender has hung up.
    }
  }

  @Test
  void onlyHttpAddressesWithoutUsersAreAccepted() {
    assertThatThrownBy(
            () ->
                new TellingSettings.Webhook(
                        URI.create("file:///etc/passwd"), SECRET, Severity.WARNING)
                    .check())
        .hasMessageContaining("https or http");
    assertThatThrownBy(
            () ->
                new TellingSettings.Webhook(
                        URI.create("https://ada:secret@example.org"), SECRET, Severity.WARNING)
                    .check())
        .hasMessageContaining("without a user");
    assertThatThrownBy(
            () ->
                new TellingSettings.Webhook(
                        URI.create("https://example.org"), "short", Severity.WARNING)
                    .check())
        .hasMessageContaining("16 characters")
        .hasMessageNotContaining("short");
    assertThat(
            new TellingSettings.Webhook(
                URI.create("https://example.org/token"), SECRET, Severity.WARNING))
        .asString()
        .doesNotContain(SECRET, "token");
  }

  @Test
  void aWrongAddressIsNoticedAfterTheBindingWhoseFailureWouldShowTheSecret() {
    TellingSettings settings =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "sysops.alarms.webhook.url",
                        "hooks.example.org",
                        "sysops.alarms.webhook.secret",
                        SECRET)))
            .bindOrCreate("sysops.alarms", TellingSettings.class);

    assertThatThrownBy(settings::checked)
        .hasMessageContaining("https or http")
        .hasMessageNotContaining(SECRET);
  }

  private record Node(Deliveries deliveries, Telling telling) {}

  /** Emails only what is critical; the webhook takes everything. */
  private Node node() {
    TellingSettings settings = settings(null, null);
    JavaMailSenderImpl mail = new JavaMailSenderImpl();
    mail.setHost("localhost");
    mail.setPort(mailServer.getSmtp().getPort());
    List<Channel> channels =
        List.of(
            new EmailChannel(mail, settings.email(), ZoneId.of("America/New_York")),
            new WebhookChannel(requests, settings.webhook(), Clock.systemUTC()));
    Deliveries deliveries = new Deliveries(jdbc(), JSON, channels, settings.address());
    return new Node(deliveries, new Telling(deliveries, channels, settings));
  }

  private Signaling signaling(@Nullable URI heartbeat, @Nullable URI alertmanager) {
    return new Signaling(
        new Signals(jdbc()),
        operations.getBean(Alarms.class),
        requests,
        JSON,
        settings(heartbeat, alertmanager),
        Clock.systemUTC());
  }

  private TellingSettings settings(@Nullable URI heartbeat, @Nullable URI alertmanager) {
    return new TellingSettings(
        URI.create("https://ops.test/"),
        Duration.ofSeconds(1),
        Duration.ofMillis(10),
        Duration.ofDays(3),
        Duration.ofDays(30),
        new TellingSettings.Email(List.of("ada@example.org"), "ops@example.org", Severity.CRITICAL),
        new TellingSettings.Webhook(receiver.url("/hook"), SECRET, Severity.WARNING),
        new TellingSettings.Alertmanager(
            alertmanager, Duration.ofMinutes(1), Severity.WARNING, true),
        new TellingSettings.Heartbeat(heartbeat, Duration.ofMinutes(1)));
  }

  private static Alarm alarm(long id, String subject, Severity severity) {
    return new Alarm(
        id,
        AlarmKind.RUN_FAILED,
        subject,
        severity,
        "Run %d failed.".formatted(id),
        "/runs/" + id,
        Alarm.State.OPEN,
        SINCE,
        null,
        null,
        null,
        null);
  }

  private static void insertAlarm() {
    jdbc()
        .sql(
            """
            insert into ops.alarm (kind, subject, severity, text, path, since, seen_at)
            values ('RUN_FAILED', 'payment', 'CRITICAL', 'Run 1 failed.', '/runs/1', now(), now())
            """)
        .update();
  }

  private static List<String> errors() {
    return jdbc()
        .sql("select last_error from ops.alarm_delivery where last_error is not null")
        .query(String.class)
        .list();
  }

  private static JdbcClient jdbc() {
    return operations.getBean(JdbcClient.class);
  }
}
