package com.sysopsquad.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformIntegrationTests {

  private final int offset = PlatformProcess.freePortOffset();

  @TempDir Path var;

  @Test
  void everythingStartsStopsOnSigtermAndKeepsItsSecrets() throws Exception {
    try (PlatformProcess first = PlatformProcess.start(var, offset).awaitReady()) {
      execute("create schema s create table t (id int)", "insert into s.t values (1)");
      first.terminate();
      first.awaitEnd();
    }
    String secrets = Files.readString(var.resolve("platform.env"));
    String cardKeys = Files.readString(var.resolve("secrets/card-private.jwks.json"));
    assertThat(var.resolve("postgres/data/postmaster.pid")).doesNotExist();

    try (PlatformProcess second = PlatformProcess.start(var, offset).awaitReady()) {
      assertThat(query("select id from s.t")).isEqualTo("1");
      assertThat(second).isNotNull();
    }

    assertThat(var.resolve("platform.env")).hasContent(secrets);
    assertThat(var.resolve("secrets/card-private.jwks.json")).hasContent(cardKeys);
  }

  @Test
  void theDatabaseSurvivesTheDeathOfItsParent() throws Exception {
    try (PlatformProcess first =
        PlatformProcess.start(var, offset, "--only", "database").awaitReady()) {
      execute("create schema s create table t (id int)", "insert into s.t values (1)");
      first.kill();
    }
    ProcessHandle orphan = postmaster();
    assertThat(orphan.isAlive()).isTrue();

    try (PlatformProcess second =
        PlatformProcess.start(var, offset, "--only", "database").awaitReady()) {
      assertThat(postmaster()).isNotEqualTo(orphan);
      assertThat(query("select id from s.t")).isEqualTo("1");
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aDatabaseThatDiesIsStartedAgain() throws Exception {
    try (PlatformProcess platform =
        PlatformProcess.start(var, offset, "--only", "database").awaitReady()) {
      execute("create schema s create table t (id int)", "insert into s.t values (1)");

      postmaster().destroyForcibly();
      platform.awaitLine(line -> line.contains("Database recovered"));

      assertThat(query("select id from s.t")).isEqualTo("1");
    }
  }

  @Test
  void bothServerAndParentMayDie() throws Exception {
    try (PlatformProcess first =
        PlatformProcess.start(var, offset, "--only", "database").awaitReady()) {
      execute("create schema s create table t (id int)", "insert into s.t values (1)");
      first.kill();
      postmaster().destroyForcibly();
    }

    try (PlatformProcess second =
        PlatformProcess.start(var, offset, "--only", "database").awaitReady()) {
      assertThat(query("select id from s.t")).isEqualTo("1");
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aMessageSurvivesTheDeathOfTheBroker() throws Exception {
    try (PlatformProcess first =
        PlatformProcess.start(var, offset, "--only", "broker").awaitReady()) {
      try (JMSContext customer = connect("CUSTOMER")) {
        customer.createProducer().send(customer.createQueue("BILLING.SUPPORT_PLAN"), "plan");
      }
      first.kill();
    }

    try (PlatformProcess second =
            PlatformProcess.start(var, offset, "--only", "broker").awaitReady();
        JMSContext billing = connect("BILLING")) {
      assertThat(
              billing
                  .createConsumer(billing.createQueue("BILLING.SUPPORT_PLAN"))
                  .receiveBody(String.class, 10_000))
          .isEqualTo("plan");
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aQueueIsReceivedByOneAtATimeAndTheNextBeginsWithWhatTheFirstGaveBack() throws Exception {
    try (PlatformProcess platform =
            PlatformProcess.start(var, offset, "--only", "broker").awaitReady();
        JMSContext customer = connect("CUSTOMER");
        JMSContext next = connect("BILLING")) {
      JMSConsumer waiting;
      try (JMSContext first = connect("BILLING", JMSContext.SESSION_TRANSACTED)) {
        JMSConsumer receiving = first.createConsumer(first.createQueue("BILLING.SUPPORT_PLAN"));
        for (String plan : List.of("one", "two", "three")) {
          customer.createProducer().send(customer.createQueue("BILLING.SUPPORT_PLAN"), plan);
        }

        assertThat(receiving.receiveBody(String.class, 10_000)).isEqualTo("one");
        waiting = next.createConsumer(next.createQueue("BILLING.SUPPORT_PLAN"));
        assertThat(waiting.receiveBodyNoWait(String.class)).isNull();
        first.rollback();
      }

      assertThat(waiting.receiveBody(String.class, 10_000)).isEqualTo("one");
      assertThat(waiting.receiveBody(String.class, 10_000)).isEqualTo("two");
      assertThat(waiting.receiveBody(String.class, 10_000)).isEqualTo("three");
      assertThat(platform).isNotNull();
    }
  }

  @Test
  void theProviderRemembersAfterItsDeath() throws Exception {
    String customer;
    try (PlatformProcess first =
        PlatformProcess.start(var, offset, "--only", "provider,mailbox").awaitReady()) {
      customer = provider("POST", "/v1/customers", "name=Ada").body();
      first.kill();
    }

    try (PlatformProcess second =
        PlatformProcess.start(var, offset, "--only", "provider,mailbox").awaitReady()) {
      assertThat(provider("POST", "/v1/customers", "name=Ada").body()).isEqualTo(customer);
      assertThat(second).isNotNull();
    }
  }

  @Test
  void aPortInUseIsNamedInOneLine() throws Exception {
    int port = Ports.withOffset(offset).broker();
    try (ServerSocket occupied = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        PlatformProcess platform = PlatformProcess.start(var, offset, "--only", "broker")) {
      assertThat(occupied.isBound()).isTrue();
      assertThat(platform.awaitEnd())
          .startsWith("local platform: port " + port + " (broker) is in use")
          .hasLineCount(1);
      assertThat(platform.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void preparingWritesOnlyWhatEachProcessMayKnow() throws Exception {
    try (PlatformProcess platform = PlatformProcess.start(var, offset, "--prepare")) {
      platform.awaitEnd();
      assertThat(platform.exitCode()).isZero();
    }

    assertThat(var.resolve("postgres")).doesNotExist();
    assertThat(Files.readString(var.resolve("portal.env")))
        .contains("SYSOPS_CUSTOMER_DB_PASSWORD=", "SYSOPS_CARD_PUBLIC_KEYS=")
        .contains("SYSOPS_CUSTOMER_WITHHELD_KEY=")
        .doesNotContain("BILLING", "PRIVATE", "VAULT", "PROVIDER", "SYNC", "OPERATIONS");
    assertThat(Files.readString(var.resolve("operations.env")))
        .contains("SYSOPS_BILLING_DB_PASSWORD=", "SYSOPS_CARD_PRIVATE_KEYS=")
        .contains("SYSOPS_CUSTOMER_DB_URL=")
        .contains("SYSOPS_BILLING_WITHHELD_KEY=", "SYSOPS_SYSOPS_WITHHELD_KEY=")
        .doesNotContain("CUSTOMER_DB_PASSWORD", "BROKER_CUSTOMER", "DEMO")
        .doesNotContain("CUSTOMER_WITHHELD_KEY");
    for (String file : new String[] {"platform.env", "secrets/card-vault.jwks.json"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(var.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(var.resolve("postgres/data/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.trim())).orElseThrow();
  }

  private Connection billing() throws SQLException, IOException {
    Map<String, String> environment = PlatformProcess.environment(var);
    return DriverManager.getConnection(
        setting(environment, "SYSOPS_BILLING_DB_URL"),
        setting(environment, "SYSOPS_BILLING_DB_OWNER"),
        setting(environment, "SYSOPS_BILLING_DB_OWNER_PASSWORD"));
  }

  private void execute(String... statements) throws SQLException, IOException {
    try (Connection connection = billing();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private String query(String sql) throws SQLException, IOException {
    try (Connection connection = billing();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }

  private JMSContext connect(String user) throws IOException {
    return connect(user, JMSContext.AUTO_ACKNOWLEDGE);
  }

  private JMSContext connect(String user, int session) throws IOException {
    Map<String, String> environment = PlatformProcess.environment(var);
    return new ActiveMQConnectionFactory(setting(environment, "SYSOPS_BROKER_URL"))
        .createContext(
            setting(environment, "SYSOPS_BROKER_" + user + "_USER"),
            setting(environment, "SYSOPS_BROKER_" + user + "_PASSWORD"),
            session);
  }

  private HttpResponse<String> provider(String method, String path, String body)
      throws IOException, InterruptedException {
    Map<String, String> environment = PlatformProcess.environment(var);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(setting(environment, "SYSOPS_PROVIDER_URL") + path))
            .header("Authorization", "Bearer " + setting(environment, "SYSOPS_PROVIDER_KEY"))
            .header("Idempotency-Key", "one")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String setting(Map<String, String> environment, String name) {
    String value = environment.get(name);
    assertThat(value).as(name).isNotNull();
    return String.valueOf(value);
  }
}
