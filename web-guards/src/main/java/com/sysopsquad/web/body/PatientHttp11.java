package com.sysopsquad.web.body;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP/1.1 with time limits: the first line and the headers of a request must be complete
 * within a given time, and its body must arrive at a minimum rate. Tomcat itself restarts its
 * timeout with every byte.
 */
public final class PatientHttp11 extends Http11NioProtocol {

  private final Duration patience;
  private final Duration look;
  private volatile Pace pace = new Pace(Duration.ofSeconds(10), 500);
  private @Nullable ScheduledFuture<?> looking;

  /** Tomcat creates it by its class name. */
  public PatientHttp11() {
    this(Duration.ofSeconds(20), Duration.ofSeconds(2));
  }

  PatientHttp11(Duration patience, Duration look) {
    this.patience = patience;
    this.look = look;
  }

  /** Sets how fast bodies must arrive. */
  void setPace(Pace pace) {
    this.pace = pace;
  }

  @Override
  public void setAdapter(Adapter application) {
    super.setAdapter(new PacedBodies(application, () -> pace, mostUnread()));
  }

  private long mostUnread() {
    return getMaxSwallowSize() < 0 ? Integer.MAX_VALUE : getMaxSwallowSize();
  }

  @Override
  public void start() throws Exception {
    super.start();
    looking =
        getUtilityExecutor()
            .scheduleWithFixedDelay(
                this::look, look.toMillis(), look.toMillis(), TimeUnit.MILLISECONDS);
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
   * While a request is being answered, its connection has no waiting processor. A connection that
   * has one, and is not asynchronous, is waiting for the rest of the headers.
   */
  private boolean isLate(SocketWrapperBase<NioChannel> connection, long now) {
    if (!(connection.getCurrentProcessor() instanceof Processor waiting)
        || waiting.isAsync()
        || waiting.isUpgrade()) {
      return false;
    }
    long begin = waiting.getRequest().getStartTimeNanos();
    return begin >= 0 && now - begin > patience.toNanos();
  }
}
