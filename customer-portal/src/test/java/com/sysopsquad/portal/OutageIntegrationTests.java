package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.apache.tomcat.jdbc.pool.PoolProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@PortalTest
class OutageIntegrationTests {

  private static final int SOON = 200;

  @Autowired DataSource database;
  @LocalServerPort int port;

  @ParameterizedTest
  @CsvSource({
    "/, text/html, Too much is going on just now",
    "/tickets, text/html, Too much is going on just now",
    "/api/v1/customers/me, application/json, This is not available just now"
  })
  void whoCannotHaveAConnectionIsAskedToComeAgain(String path, String type, String text)
      throws Exception {
    int patience = database.getMaxWait();
    List<Connection> all = takeAll();
    database.getPoolProperties().setMaxWait(SOON);
    try {
      HttpResponse<String> answer = ask(path, type);

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.body()).contains(text).doesNotContain("Exception");
    } finally {
      database.getPoolProperties().setMaxWait(patience);
      for (Connection each : all) {
        each.close();
      }
    }
    assertThat(ask(path, type).statusCode()).isLessThan(500);
  }

  @Test
  void whoWaitsLongestForAConnectionIsServedFirst() throws Exception {
    DataSource one = new DataSource(ofOne());
    List<Integer> served = new CopyOnWriteArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Connection held = one.getConnection();
      List<Future<?>> waiting = new ArrayList<>();
      for (int number : IntStream.rangeClosed(1, 5).toArray()) {
        waiting.add(threads.submit(() -> serve(one, served, number)));
        await().until(() -> one.getPool().getWaitCount() == number);
      }

      held.close();
      serve(one, served, 6);

      for (Future<?> each : waiting) {
        each.get();
      }
      assertThat(served).containsExactly(1, 2, 3, 4, 5, 6);
    } finally {
      one.close();
    }
  }

  /** The portal's own settings of a pool, for one connection. */
  private PoolProperties ofOne() {
    PoolProperties one = new PoolProperties();
    one.setUrl(database.getUrl());
    one.setUsername(database.getUsername());
    one.setPassword(database.getPoolProperties().getPassword());
    one.setFairQueue(database.isFairQueue());
    one.setInitialSize(1);
    one.setMaxActive(1);
    return one;
  }

  private static Void serve(DataSource pool, List<Integer> served, int number) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.isValid(5)).isTrue();
      served.add(number);
    }
    return null;
  }

  private List<Connection> takeAll() throws SQLException {
    List<Connection> all = new ArrayList<>();
    while (all.size() < database.getMaxActive()) {
      all.add(database.getConnection());
    }
    return all;
  }

  /** Asks as somebody whose browser has a session, which has to be looked up. */
  private HttpResponse<String> ask(String path, String type) throws Exception {
    String session =
        Base64.getEncoder()
            .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept", type)
              .header("Cookie", "SYSOPS_SESSION=" + session)
              .build(),
          BodyHandlers.ofString());
    }
  }
}
