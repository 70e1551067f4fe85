package com.sysopsquad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientHttp11Tests {

  private static final Duration ENOUGH = Duration.ofSeconds(90);

  private final CountDownLatch mayAnswer = new CountDownLatch(1);

  @TempDir Path folder;

  @Test
  void whoDripsHeadersIsEndedAndWhoWaitsForAnAnswerIsNot() throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(folder.toString());
    Connector connector =
        new Connector(new PatientHttp11(Duration.ofSeconds(1), Duration.ofMillis(100)));
    connector.setPort(0);
    tomcat.setConnector(connector);
    Context context = tomcat.addContext("", folder.toString());
    Tomcat.addServlet(context, "slow", new Slow(mayAnswer)).addMapping("/");
    tomcat.start();
    try (Socket waiting = new Socket("localhost", connector.getLocalPort());
        Socket dripping = new Socket("localhost", connector.getLocalPort())) {
      waiting.setSoTimeout(Math.toIntExact(ENOUGH.toMillis()));
      send(waiting, "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

      assertThat(isEnded(dripping)).isTrue();
      mayAnswer.countDown();

      assertThat(new String(waiting.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }

  private static boolean isEnded(Socket dripping) {
    long begin = System.nanoTime();
    try {
      send(dripping, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ");
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
  private static final class Slow extends jakarta.servlet.http.HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient CountDownLatch mayAnswer;

    Slow(CountDownLatch mayAnswer) {
      this.mayAnswer = mayAnswer;
    }

    @Override
    protected void doGet(
        jakarta.servlet.http.HttpServletRequest request,
        jakarta.servlet.http.HttpServletResponse response)
        throws IOException {
      try {
        mayAnswer.await();
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
      response.getWriter().print("late");
    }
  }
}
