package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.launch.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many clients that begin a request and never end it, with the heap that ./run gives.
 *
 * <p>Tried: a line and no more, headers and forms that are not finished, pieces and files; the two
 * that hold most memory, and all together; bodies that arrive in drops, from more clients than have
 * room.
 */
class SlowClientsIntegrationTests {

  private static final int CLIENTS = 1_000;
  private static final int OTHERS = 20;
  private static final int DRIPPING = 1_550;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /**
   * Read by a filter, read by nobody, of a form with files, in pieces, of a path that is unknown.
   */
  private static final List<String> DRIPPING_BODIES =
      List.of(
          """
          POST /sign-in HTTP/1.1\r
          Host: localhost\r
          Content-Length: 60000\r
          Content-Type: application/x-www-form-urlencoded\r
          \r
          email=jo""",
          """
          POST /sign-in HTTP/1.1\r
          Host: localhost\r
          Content-Length: 2097152\r
          Content-Type: application/x-www-form-urlencoded\r
          \r
          email=jo""",
          """
          POST /tickets HTTP/1.1\r
          Host: localhost\r
          Content-Length: 50000000\r
          Content-Type: multipart/form-data; boundary=x\r
          \r
          --x""",
          """
          POST /api/v1/tokens HTTP/1.1\r
          Host: localhost\r
          Transfer-Encoding: chunked\r
          Content-Type: application/json\r
          \r
          ea60\r
          {""",
          """
          PUT /no/such/path HTTP/1.1\r
          Host: localhost\r
          Content-Length: 60000\r
          \r
          x""");

  private static Installation installation;

  /** What each of them sends. */
  enum Beginning {
    UNFINISHED_HEADERS("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-More: "),
    NO_MORE_THAN_A_LINE("GET /sign-in HTTP/1.1\r\n"),
    LONG_UNFINISHED_HEADERS(
        "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nX-More: " + "x".repeat(7_000)),
    HUGE_FORM(form(2_097_152, "email=jo")),
    FORM(form(60_000, "email=jo")),
    NEARLY_WHOLE_FORM(form(60_000, "email=" + "x".repeat(59_000))),
    CHUNKED_JSON(
        """
        POST /login/webauthn HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Transfer-Encoding: chunked\r
        \r
        8\r
        {"id": 1\r
        """),
    PHOTOS(
        """
        POST /tickets HTTP/1.1\r
        Host: localhost\r
        Content-Type: multipart/form-data; boundary=x\r
        Content-Length: 50000000\r
        \r
        --x\r
        """);

    private final String text;

    Beginning(String text) {
      this.text = text;
    }

    private byte[] bytes() {
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String form(int length, String begin) {
      return "POST /sign-in HTTP/1.1\r\nHost: localhost\r\n"
          + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(length, begin);
    }
  }

  @BeforeAll
  static void start() throws IOException {
    Path target = Path.of("target/installation").toAbsolutePath();
    Files.createDirectories(target);
    installation = Installation.in(Files.createTempDirectory(target, "var-"), Map.of());
    installation.start(Part.DATABASE, Part.BROKER, Part.PROVIDER, Part.OPERATIONS, Part.PORTAL);
  }

  @AfterAll
  static void stop() {
    installation.close();
  }

  /** The kinds that hold most memory, and a crowd of all kinds. */
  static Stream<List<Beginning>> crowds() {
    return Stream.of(
        List.of(Beginning.LONG_UNFINISHED_HEADERS),
        List.of(Beginning.NEARLY_WHOLE_FORM),
        List.of(Beginning.values()));
  }

  @ParameterizedTest
  @MethodSource("crowds")
  void theyLeaveThePortalServingOthers(List<Beginning> crowd) throws Exception {
    others(Part.PORTAL, installation.portal(), crowd);
  }

  @ParameterizedTest
  @MethodSource("crowds")
  void theyLeaveOperationsServingOthers(List<Beginning> crowd) throws Exception {
    others(Part.OPERATIONS, installation.operations(), crowd);
  }

  @Test
  void whoDripsABodyToThePortalIsEndedAndOthersAreServed() throws Exception {
    othersBesideDripping(Part.PORTAL, installation.portal());
  }

  @Test
  void whoDripsABodyToOperationsIsEndedAndOthersAreServed() throws Exception {
    othersBesideDripping(Part.OPERATIONS, installation.operations());
  }

  /** A little more than the connections that a process accepts, so that nobody else gets one. */
  private static void othersBesideDripping(Part part, URI address) throws Exception {
    try (DrippingClients clients =
            new DrippingClients(address.getPort(), DRIPPING, DRIPPING_BODIES);
        HttpClient http = HttpClient.newHttpClient()) {

      for (int i = 0; i < OTHERS; i++) {
        assertThat(statusOfSignIn(http, address)).isEqualTo(200);
      }
      Waiting.until("all of them are ended", PATIENCE, () -> clients.left() == 0);

      assertThat(clients.timedOut()).isPositive();
    }
    assertThat(installation.isRunning(part)).as(installation.lastWords()).isTrue();
  }

  private static int statusOfSignIn(HttpClient http, URI address) throws Exception {
    return http.send(
            HttpRequest.newBuilder(address.resolve("/sign-in")).timeout(PATIENCE).build(),
            BodyHandlers.discarding())
        .statusCode();
  }

  private static void others(Part part, URI address, List<Beginning> crowd) throws Exception {
    List<SocketChannel> clients = new ArrayList<>();
    try (HttpClient http = HttpClient.newHttpClient()) {
      for (int i = 0; i < CLIENTS; i++) {
        SocketChannel client =
            SocketChannel.open(new InetSocketAddress("localhost", address.getPort()));
        clients.add(client);
        send(client, crowd.get(i % crowd.size()));
      }

      for (int i = 0; i < OTHERS; i++) {
        assertThat(statusOfSignIn(http, address)).isEqualTo(200);
      }
    } finally {
      for (SocketChannel client : clients) {
        client.close();
      }
    }
    assertThat(installation.isRunning(part)).as(installation.lastWords()).isTrue();
  }

  /** One that is refused early may have closed already. */
  private static void send(SocketChannel client, Beginning beginning) {
    ByteBuffer bytes = ByteBuffer.wrap(beginning.bytes());
    try {
      client.write(bytes);
    } catch (IOException closed) {
      assertThat(closed).hasMessageMatching("(?i).*(reset|broken pipe).*");
    }
  }
}
