package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.platform.Cutting;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * While the database is away or overloaded, whoever comes is asked to come again.
 *
 * <p>Tried: no free connection and connections that are cut; pages, a form, and the API; signed in
 * and not.
 */
@PortalTest
class OutageIntegrationTests {

  private static final Logger LOG = LoggerFactory.getLogger(OutageIntegrationTests.class);
  private static final int POOL = 24;

  @Autowired DataSource database;
  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Environment settings;
  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "GET, /, text/html, We are very busy right now",
    "GET, /tickets, text/html, We are very busy right now",
    "POST, /tickets, text/html, We are very busy right now",
    "GET, /api/v1/customers/me, application/json, This is temporarily unavailable"
  })
  void whoCannotHaveAConnectionIsAskedToComeAgain(
      String method, String path, String type, String text) throws Exception {
    List<Connection> all = takeAll();
    try {
      HttpResponse<String> answer = ask(method, path, type);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.body()).contains(text).doesNotContain("Exception");
    } finally {
      for (Connection each : all) {
        each.close();
      }
    }
    assertThat(ask(method, path, type).statusCode()).isLessThan(500);
  }

  @Test
  void whoeverMeetsAConnectionThatIsCutIsAskedToComeAgain() throws Exception {
    PortalVisitor ada = PortalVisitor.signedIn(mvc, customers.register("Ada Barrow"));
    List<String> paths =
        List.of(
            "/",
            "/tickets",
            "/invoices",
            "/account",
            "/api/v1/customers/me/tickets",
            "/api/v1/customers/me/invoices",
            "/api/v1/contracts");
    Map<Integer, Integer> answers = new TreeMap<>();
    try (Cutting cutting = Cutting.start(role(), Duration.ofMillis(30))) {
      for (int i = 0; i < 70 || (cutting.goesOn() && !answers.containsKey(503)); i++) {
        answers.merge(statusOf(ada, paths.get(i % paths.size())), 1, Integer::sum);
      }
    }

    assertThat(answers).containsOnlyKeys(200, 503);
    // One more connection of the pool may have been cut last.
    await().atMost(Duration.ofMinutes(1)).until(() -> statusOf(ada, "/") == 200);
  }

  private DataSource role() {
    return new DriverManagerDataSource(
        settings.getRequiredProperty("SYSOPS_CUSTOMER_DB_URL"),
        settings.getRequiredProperty("SYSOPS_CUSTOMER_DB_USER"),
        settings.getRequiredProperty("SYSOPS_CUSTOMER_DB_PASSWORD"));
  }

  private static int statusOf(PortalVisitor visitor, String path) {
    try {
      MockHttpServletResponse answer = visitor.get(path).andReturn().getResponse();
      if (answer.getStatus() == 503) {
        assertThat(answer.getHeader("Retry-After")).isEqualTo("10");
      }
      return answer.getStatus();
    } catch (Exception failure) {
      LOG.error("{} failed", path, failure);
      return 500;
    }
  }

  private List<Connection> takeAll() throws SQLException {
    List<Connection> all = new ArrayList<>();
    while (all.size() < POOL) {
      all.add(database.getConnection());
    }
    return all;
  }

  /** Asks as somebody whose browser has a session, which has to be looked up. */
  private HttpResponse<String> ask(String method, String path, String type) throws Exception {
    String session =
        Base64.getEncoder()
            .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .method(method, BodyPublishers.ofString(method.equals("POST") ? "title=Dark" : ""))
              .header("Accept", type)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Cookie", "SYSOPS_SESSION=" + session)
              .build(),
          BodyHandlers.ofString());
    }
  }
}
