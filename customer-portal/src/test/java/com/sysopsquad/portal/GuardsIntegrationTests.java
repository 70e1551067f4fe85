package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What everybody meets who comes from outside, whatever the page.
 *
 * <p>Tried: bodies beyond their limits with and without a length on paths of pages, of the API, of
 * tokens, of passkeys and on one that is unknown; foreign hosts in a header and forwarded; TLS before
 * the process; visitors who only look; management from the port of the pages, from this machine, and
 * (in {@code ManagementAccessIntegrationTests}) from elsewhere.
 */
@PortalTest
@TestPropertySource(
    properties = {"SYSOPS_BEHIND_PROXY=true", "sysops.portal.address=https://support.example.com"})
class GuardsIntegrationTests {

  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;
  @LocalManagementPort int managementPort;

  @ParameterizedTest
  @CsvSource({
    "POST, /login/webauthn, application/json",
    "POST, /webauthn/authenticate/options, application/json",
    "POST, /webauthn/register, application/json",
    "POST, /sign-in, application/x-www-form-urlencoded",
    "POST, /sign-up, application/x-www-form-urlencoded",
    "PUT, /account/details, application/x-www-form-urlencoded",
    "POST, /oauth2/token, application/x-www-form-urlencoded",
    "POST, /anywhere, text/plain",
    "POST, /sign-in, multipart/form-data; boundary=x",
    "PUT, /api/v1/customers/me/details, application/json",
    "PUT, /api/v1/customers/me/details, application/x-www-form-urlencoded"
  })
  void whatIsTooLargeIsRefusedOnEveryPathWhetherItSaysItsLengthOrNot(
      String method, String path, String type) throws IOException {
    for (boolean announced : new boolean[] {true, false}) {
      String answer = much(method, path, type, announced);

      assertThat(answer).as("announced: %s", announced).startsWith("HTTP/1.1 413");
      if (path.startsWith("/api") || path.startsWith("/oauth2")) {
        assertThat(answer).contains("application/problem+json", "problem:too-large");
      } else {
        assertThat(answer).contains("Request too large", "</html>");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sign-in", "/tickets", "/oauth2/authorization/example"})
  void aForeignHostIsRefused(String path) throws IOException {
    assertThat(get(port, path, "evil.example", ""))
        .startsWith("HTTP/1.1 400")
        .doesNotContain("Location");
    assertThat(get(port, path, "localhost", "X-Forwarded-Host: evil.example\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void aRedirectNamesNoHostAndACookieBehindTlsIsSecure() throws IOException {
    String answer =
        get(port, "/tickets?page=2", "support.example.com", "X-Forwarded-Proto: https\r\n");

    assertThat(answer).startsWith("HTTP/1.1 302").contains("Location: /sign-in\r\n", "Secure");
    assertThat(get(port, "/sign-in", "support.example.com", "X-Forwarded-Proto: https\r\n"))
        .contains("form-token=", "; Secure");
  }

  @Test
  void theTokenOfAFormIsInACookieOutOfReachOfScripts() throws IOException {
    assertThat(get(port, "/sign-in", "localhost", ""))
        .contains("form-token=", "HttpOnly", "SameSite=Lax")
        .doesNotContain("SYSOPS_SESSION", "jsessionid");
  }

  @Test
  void whoOnlyLooksLeavesNoSession() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path :
          new String[] {"/", "/sign-in", "/tickets", "/sign-up", "/password/forgotten"}) {
        for (int i = 0; i < 30; i++) {
          HttpResponse<String> page =
              client.send(
                  HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                  HttpResponse.BodyHandlers.ofString());
          assertThat(page.statusCode()).isIn(200, 302);
        }
      }
    }

    assertThat(jdbc.sql("select count(*) from customer.session").query(Long.class).single())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/prometheus",
        "/actuator/health",
        "/actuator/health/messages",
        "/actuator/health/readiness",
        "/actuator/info",
        "/actuator/sbom/application",
        "/actuator"
      })
  void thePortOfThePagesShowsNothingOfManagement(String path) throws IOException {
    for (String forwarded : new String[] {"", "X-Forwarded-For: 127.0.0.1\r\n"}) {
      assertThat(get(port, path, "localhost", forwarded))
          .startsWith("HTTP/1.1 4")
          .doesNotContain("\"UP\"", "jvm_");
    }
  }

  @Test
  void theManagementPortTellsVersionCommitAndParts() throws IOException {
    assertThat(get(managementPort, "/actuator/info", "localhost", ""))
        .contains("\"version\":", "\"commit\":{\"id\":");
    assertThat(get(managementPort, "/actuator/sbom/application", "localhost", ""))
        .contains("\"CycloneDX\"", "pkg:maven/org.postgresql/postgresql@");
  }

  @Test
  void theManagementPortShowsItToThisMachine() throws IOException {
    assertThat(get(managementPort, "/actuator/prometheus", "localhost", "")).contains("jvm_");
    assertThat(get(managementPort, "/actuator/health/messages", "localhost", ""))
        .contains("delivery");
    assertThat(
            get(
                managementPort,
                "/actuator/prometheus",
                "localhost",
                "X-Forwarded-For: 203.0.113.9\r\n"))
        .as("nobody forwards to this port")
        .contains("jvm_");
    assertThat(get(managementPort, "/sign-in", "localhost", "")).startsWith("HTTP/1.1 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "multipart/mixed; boundary=x"
      })
  void aFormWithFilesIsNoErrorOfTheManagementPort(String type) throws IOException {
    assertThat(
            post(
                managementPort,
                "/actuator/health",
                type,
                "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--x--\r\n"))
        .startsWith("HTTP/1.1 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz"})
  void aBalancerMayAskWhetherThePortalIsThereByAnyName(String path) throws IOException {
    assertThat(get(port, path, "10.9.8.7", "")).startsWith("HTTP/1.1 200").contains("\"UP\"");
  }

  private static String post(int port, String path, String type, String body) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                  .formatted(path, type, body.length(), body)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String much(String method, String path, String type, boolean announced)
      throws IOException {
    int size = 300_000;
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      out.write(
          "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*\r\nContent-Type: %s\r\nConnection: close\r\n%s\r\n\r\n%s"
              .formatted(
                  method,
                  path,
                  type,
                  announced ? "Content-Length: " + size : "Transfer-Encoding: chunked",
                  announced ? "" : Integer.toHexString(size) + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write("x".repeat(size).getBytes(StandardCharsets.US_ASCII));
      out.write((announced ? "" : "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return answer(socket);
    }
  }

  private static String get(int port, String path, String host, String header) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n"
                  .formatted(path, host, header)
                  .getBytes(StandardCharsets.US_ASCII));
      return answer(socket);
    }
  }

  private static String answer(Socket socket) throws IOException {
    StringBuilder text = new StringBuilder();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (int read = in.read(); read != -1; read = in.read()) {
        text.append((char) read);
      }
    }
    return text.toString();
  }
}
