package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.jobs.OperationsProcess;
import com.sysopsquad.platform.Cutting;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What everybody meets who comes from outside, whatever the page.
 *
 * <p>Tried: bodies beyond their limits with and without a length, foreign hosts in a header and
 * forwarded, addresses that cannot be decoded, requests that are refused unread, the address of
 * errors itself, TLS before the process, failed sign-ins, management from the wrong port and
 * without a sign-in, connections of the database that are cut.
 */
class GuardsIntegrationTests {

  private static final TestPlatform.Database DATABASE =
      TestPlatform.start().freshDatabase("billing");
  private static final ConfigurableApplicationContext OPERATIONS =
      OperationsProcess.start(
          DATABASE,
          "--SYSOPS_BEHIND_PROXY=true",
          "--SYSOPS_OPERATIONS_ADDRESS=https://operations.example.com");

  @AutoClose private final ConsoleClient console = new ConsoleClient(OPERATIONS);

  @AfterAll
  static void stop() {
    OPERATIONS.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /sign-in, application/x-www-form-urlencoded, 300000",
    "PUT, /sign-in, application/x-www-form-urlencoded, 300000",
    "POST, /sign-in, multipart/form-data; boundary=x, 300000",
    "POST, /resends, multipart/form-data; boundary=x, 300000",
    "POST, /api/runs, multipart/form-data; boundary=x, 300000",
    "POST, /anywhere, text/plain, 300000",
    "POST, /dead-letters/1/edit, application/x-www-form-urlencoded, 4000000",
    "POST, /api/runs, application/json, 300000",
    "PUT, /api/dead-letters/1, application/json, 4000000"
  })
  void whatIsTooLargeIsRefusedOnEveryPathWhetherItSaysItsLengthOrNot(
      String method, String path, String type, int size) throws IOException {
    for (boolean announced : new boolean[] {true, false}) {
      String answer = much(method, path, type, size, announced);

      assertThat(answer).as("announced: %s", announced).startsWith("HTTP/1.1 413");
      assertThat(answer)
          .contains(path.startsWith("/api") ? "application/problem+json" : "Too large");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/sign-in", "/api/runs"})
  void aForeignHostIsRefused(String path) throws IOException {
    assertThat(get(port(), path, "evil.example", ""))
        .startsWith("HTTP/1.1 400")
        .doesNotContain("Location");
    assertThat(get(port(), path, "localhost", "X-Forwarded-Host: evil.example\r\n"))
        .startsWith("HTTP/1.1 400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/%ff", "/%zz", "/accounts/%C3%28", "/runs?job=%ff", "/sign-in?wanted=%C3%28"})
  void anAddressThatCannotBeDecodedIsToldOnAPageOfOurs(String path) throws IOException {
    assertThat(get(port(), path, "localhost", "Accept: text/html,*/*;q=0.8\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("Invalid request", "not percent-encoded", "text/html", "Content-Security-Policy")
        .doesNotContain("HTTP Status", "Tomcat");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/runs/%ff", "/api/%zz", "/api/runs?job=%ff", "/api/accounts?q=%C3%28"})
  void anAddressThatCannotBeDecodedIsAProblemForScripts(String path) throws IOException {
    assertThat(get(port(), path, "localhost", "Accept: */*\r\n"))
        .startsWith("HTTP/1.1 400")
        .contains("application/problem+json", "not percent-encoded UTF-8.")
        .doesNotContain("timestamp", "HTTP Status", "Tomcat");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /sign-in?name=Zoë HTTP/1.1, X-Nothing: x, 400",
    "GET /sign-in?a=|<> HTTP/1.1, X-Nothing: x, 400",
    "GET /sign-in HTTP/1.1, Content-Length: abc, 400",
    "POST /sign-in HTTP/1.1, Content-Length: abc, 400",
    "TRACE /?job=%ff HTTP/1.1, X-Nothing: x, 405",
    "CONNECT localhost:80 HTTP/1.1, X-Nothing: x, 501",
    "GET /sign-in HTTP/3.0, X-Nothing: x, 505"
  })
  void whatIsRefusedBeforeItIsReadIsToldOnAPageOfOurs(String request, String header, int status)
      throws IOException {
    assertThat(send(request, "Accept: text/html\r\n" + header))
        .startsWith("HTTP/1.1 " + status)
        .contains("text/html", "Content-Security-Policy")
        .doesNotContain("problem+json", "HTTP Status", "Tomcat");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/runs HTTP/1.1, Content-Length: abc, 400",
    "GET /api/runs HTTP/3.0, Accept: application/json, 505"
  })
  void whatIsRefusedBeforeItIsReadIsAProblemForScripts(String request, String header, int status)
      throws IOException {
    assertThat(send(request, header))
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json", "Operations could not read this request.");
  }

  @ParameterizedTest
  @CsvSource({"text/html, Page not found", "application/json, application/problem+json"})
  void theAddressOfErrorsItselfIsNoPage(String accept, String told) throws IOException {
    assertThat(get(port(), "/error", "localhost", "Accept: " + accept + "\r\n"))
        .startsWith("HTTP/1.1 404")
        .contains(told);
  }

  @Test
  void behindTlsARedirectNamesNoHostAndEveryCookieIsSecure() throws IOException {
    String tls = "X-Forwarded-Proto: https\r\n";

    assertThat(get(port(), "/runs/1", "operations.example.com", tls))
        .startsWith("HTTP/1.1 302")
        .contains("Location: /sign-in\r\n", "wanted=", "; Secure");
    assertThat(get(port(), "/sign-in", "operations.example.com", tls))
        .startsWith("HTTP/1.1 200")
        .contains("form-token=", "; Secure")
        .doesNotContain("SYSOPS_OPERATIONS=");
  }

  @Test
  void whoFailsToSignInHasNoSession() throws Exception {
    HttpResponse<String> answer =
        console.submit("/sign-in", Map.of("username", "nobody", "password", "a wrong one"));

    assertThat(answer.headers().firstValue("Location")).hasValue("/sign-in?failed");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("SYSOPS_OPERATIONS="));
  }

  @Test
  void whoSignsInComesToThePageThatWasAskedForAndHasASession() throws Exception {
    assertThat(console.browse("/schedules").statusCode()).isEqualTo(302);

    console.signIn();

    assertThat(console.page("/jobs")).contains("payment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/prometheus",
        "/actuator/health/messages",
        "/actuator/health",
        "/actuator/info",
        "/actuator/sbom/application"
      })
  void managementHasAPortAndARuleOfItsOwn(String path) throws Exception {
    HttpResponse<String> onThePagesPort = console.send(console.get(path));
    HttpResponse<String> stranger = console.send(console.management(path, false));

    assertThat(onThePagesPort.statusCode()).isEqualTo(404);
    assertThat(stranger.statusCode()).isEqualTo(401);
    // Messages answer 503 until all receivers have connected.
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> console.send(console.management(path, true)).statusCode() == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz"})
  void aBalancerMayAskWhetherOperationsIsThereByAnyName(String path) throws IOException {
    assertThat(get(port(), path, "10.9.8.7", "")).startsWith("HTTP/1.1 200").contains("\"UP\"");
  }

  @Test
  void whoeverMeetsAConnectionThatIsCutIsAskedToComeAgain() throws Exception {
    console.signIn();
    List<String> paths = List.of("/", "/parts/runs", "/parts/schedules", "/dead-letters");
    List<String> calls = List.of("/api/runs", "/api/schedules", "/api/dead-letters", "/api/jobs");
    Map<Integer, Integer> answers = new TreeMap<>();

    try (Cutting cutting = Cutting.start(DATABASE.app(), Duration.ofMillis(30))) {
      for (int i = 0; i < 10 || (cutting.goesOn() && !answers.containsKey(503)); i++) {
        HttpResponse<String> page = console.browse(paths.get(i % paths.size()));
        HttpResponse<String> call = console.send(console.get(calls.get(i % calls.size())));
        for (HttpResponse<String> answer : List.of(page, call)) {
          answers.merge(answer.statusCode(), 1, Integer::sum);
          if (answer.statusCode() == 503) {
            assertThat(answer.headers().firstValue("Retry-After")).contains("10");
          }
        }
      }
    }

    assertThat(answers).containsOnlyKeys(200, 503);
  }

  private static int port() {
    return OPERATIONS.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  private static String much(String method, String path, String type, int size, boolean announced)
      throws IOException {
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      String length = announced ? "Content-Length: " + size : "Transfer-Encoding: chunked";
      out.write(
          "%s %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*\r\nContent-Type: %s\r\nConnection: close\r\n%s\r\n\r\n%s"
              .formatted(
                  method, path, type, length, announced ? "" : Integer.toHexString(size) + "\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      try {
        out.write("x".repeat(size).getBytes(StandardCharsets.US_ASCII));
        out.write((announced ? "" : "\r\n0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } catch (IOException theServerHasHeardEnough) {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String send(String request, String header) throws IOException {
    try (Socket socket = new Socket("localhost", port())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "%s\r\nHost: localhost\r\n%s\r\nConnection: close\r\n\r\n"
                  .formatted(request, header)
                  .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String get(int port, String path, String host, String header) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              "GET %s HTTP/1.1\r\nHost: %s\r\n%s%sConnection: close\r\n\r\n"
                  .formatted(
                      path,
                      host,
                      header.startsWith("Accept:") ? "" : "Accept: text/html,*/*\r\n",
                      header)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
