package com.sysopsquad.web;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1 with an end to its patience: the first line and the headers of a request must
 * be complete within a time. Tomcat itself starts to wait anew with every byte.
 */
public final class PatientHttp11 extends Http11NioProtocol {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private @Nullable ScheduledFuture<?> looking;

  @Override
  public void start() throws Exception {
    super.start();
    looking =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::look, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public void stop() throws Exception {
    if (looking != null) {
      looking.cancel(false);
    }
    super.stop();
  }

  private void look() {
    long now = System.nanoTime();
    for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) {
      if (isLate(connection, now)) {
        connection.close();
      }
    }
  }

  /**
   * While a request is answered its connection has no processor that waits; one that has, and is
   * not asynchronous, waits for the rest of the headers.
   */
  private static boolean isLate(SocketWrapperBase<NioChannel> connection, long now) {
    if (!(connection.getCurrentProcessor() instanceof Processor waiting)
        || waiting.isAsync()
        || waiting.isUpgrade()) {
      return false;
    }
    long begin = waiting.getRequest().getStartTimeNanos();
    return begin >= 0 && now - begin > PATIENCE.toNanos();
  }
}
