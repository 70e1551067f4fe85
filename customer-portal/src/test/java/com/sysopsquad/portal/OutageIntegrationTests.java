package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class OutageIntegrationTests {

  private static final int POOL = 24;

  @Autowired DataSource database;
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
