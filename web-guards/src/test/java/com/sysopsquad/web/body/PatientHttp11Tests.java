package com.sysopsquad.web.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class PatientHttp11Tests {

  private static final Duration ENOUGH = Duration.ofSeconds(90);

  /** Tomcat waits a minute for a byte. */
  private static final Duration LESS_THAN_TOMCAT_WAITS = Duration.ofSeconds(40);

  private static final String ANNOUNCED = "Content-Length: 60000\r\n\r\nemail=";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\nea60\r\nemail=";

  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private final Tomcat tomcat = new Tomcat();

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    tomcat.setBaseDir(folder.toString());
    PatientHttp11 http = new PatientHttp11(Duration.ofSeconds(1), Duration.ofMillis(100));
    http.setPace(new Pace(Duration.ofSeconds(1), 500));
    Connector connector = new Connector(http);
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "slow", new Slow(mayAnswer)).addMapping("/");
    Tomcat.addServlet(context, "reading", new Reading()).addMapping("/reading");
    FilterDef limits = new FilterDef();
    limits.setFilterName("limits");
    limits.setFilter(
        new BodyLimitFilter(
            new BodySettings(
                DataSize.ofKilobytes(64),
                null,
                250,
                ENOUGH,
                Duration.ofSeconds(1),
                DataSize.ofBytes(500),
                Map.of()),
            (_, response, status) -> response.sendError(status.value())));
    context.addFilterDef(limits);
    FilterMap reading = new FilterMap();
    reading.setFilterName("limits");
    reading.addURLPattern("/reading");
    context.addFilterMap(reading);
    Tomcat.addServlet(context, "unread", new Unread()).addMapping("/unread");
    Tomcat.addServlet(context, "refusing", new Refusing()).addMapping("/refusing");
    tomcat.start();
  }

  @AfterEach
  void stop() throws Exception {
    mayAnswer.countDown();
    tomcat.stop();
    tomcat.destroy();
  }

  @Test
  void whoDripsHeadersIsEndedAndWhoWaitsForAnAnswerIsNot() throws Exception {
    try (Socket waiting = connect();
        Socket dripping = connect()) {
      send(waiting, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      send(dripping, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
      assertThat(isEnded(dripping)).isTrue();
      mayAnswer.countDown();

      assertThat(new String(waiting.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ANNOUNCED, CHUNKED})
  void whoDripsABodyThatSomebodyReadsGets408AndIsEnded(String rest) throws Exception {
    try (Socket dripping = connect()) {
      send(dripping, "POST /reading HTTP/1.1\r\nHost: localhost\r\n" + rest);
      ByteArrayOutputStream answer = listenTo(dripping);

      assertThat(isEnded(dripping)).isTrue();

      assertThat(answer.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 408");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {ANNOUNCED, CHUNKED})
  void whoDripsABodyThatNobodyReadsIsEndedAfterTheAnswer(String rest) throws Exception {
    try (Socket dripping = connect()) {
      send(dripping, "POST /unread HTTP/1.1\r\nHost: localhost\r\n" + rest);
      ByteArrayOutputStream answer = listenTo(dripping);

      assertThat(isEnded(dripping)).isTrue();

      assertThat(answer.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aConnectionGoesOnAfterABodyThatNobodyRead() throws Exception {
    try (Socket socket = connect()) {
      String request = "POST /unread HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n";
      send(socket, request + "\r\n");
      send(socket, "a=bc");
      send(socket, request + "Connection: close\r\n\r\na=bc");

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .containsPattern("(?s)HTTP/1.1 200.*HTTP/1.1 200");
    }
  }

  @Test
  void nobodyWaitsForABodyThatItsClientHoldsBack() throws Exception {
    try (Socket socket = connect()) {
      socket.setSoTimeout(Math.toIntExact(LESS_THAN_TOMCAT_WAITS.toMillis()));
      send(
          socket,
          String.join(
              "\r\n",
              "POST /refusing HTTP/1.1",
              "Host: localhost",
              "Expect: 100-continue",
              "Content-Length: 4",
              "",
              ""));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .contains("HTTP/1.1 403");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 9, false",
    "0, 11, true",
    "5500, 11, false",
    "5499, 11, true",
    "60000, 120, false"
  })
  void aBodyMayBeSlowForAWhileAndThenNeedsItsAverage(long bytes, long seconds, boolean tooSlow) {
    Pace pace = new Pace(Duration.ofSeconds(10), 500);

    assertThat(pace.isTooSlow(bytes, Duration.ofSeconds(seconds).toNanos())).isEqualTo(tooSlow);
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket("localhost", tomcat.getConnector().getLocalPort());
    socket.setSoTimeout(Math.toIntExact(ENOUGH.toMillis()));
    return socket;
  }

  /** What it answers, as soon as it arrives. */
  private static ByteArrayOutputStream listenTo(Socket socket) {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                InputStream answer = socket.getInputStream();
                for (int read = answer.read(); read >= 0; read = answer.read()) {
                  heard.write(read);
                }
              } catch (IOException ended) {
                // What was heard until then counts.
              }
            });
    return heard;
  }

  private static boolean isEnded(Socket dripping) {
    long begin = System.nanoTime();
    try {
      while (System.nanoTime() - begin < ENOUGH.toNanos()) {
        send(dripping, "x");
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
      return false;
    } catch (IOException ended) {
      return true;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  /** Answers when it may, which is later than headers may come. */
  private static final class Slow extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient CountDownLatch mayAnswer;

    Slow(CountDownLatch mayAnswer) {
      this.mayAnswer = mayAnswer;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        mayAnswer.await();
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
      response.getWriter().print("late");
    }
  }

  /** Reads the whole body. */
  private static final class Reading extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(request.getInputStream().readAllBytes().length);
    }
  }

  /** Refuses without reading. */
  private static final class Refusing extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    }
  }

  /** Answers without reading. */
  private static final class Unread extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("done");
    }
  }
}
