package com.sysopsquad.web;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/**
 * Gives balancers time to notice that this application is about to stop. Spring Boot has switched
 * off readiness before; everything else continues until the pause is over.
 */
final class PauseBeforeClosing implements ApplicationListener<ContextClosedEvent>, Ordered {

  private static final Logger LOG = LoggerFactory.getLogger(PauseBeforeClosing.class);

  private final ApplicationContext application;
  private final Duration pause;

  PauseBeforeClosing(ApplicationContext application, Duration pause) {
    this.application = application;
    this.pause = pause;
  }

  @Override
  public void onApplicationEvent(ContextClosedEvent event) {
    // The context of the management port sends this event too.
    if (!event.getApplicationContext().equals(application) || pause.isZero()) {
      return;
    }
    LOG.info("Not ready any more; serving for {} before closing", pause);
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before everything that shuts down. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
