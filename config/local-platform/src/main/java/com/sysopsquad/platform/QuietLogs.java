package com.sysopsquad.platform;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Removes the broker's audit, which writes every message at level INFO, and other noise from the
 * log, even after a Spring Boot application in the same JVM has configured logging again.
 */
final class QuietLogs implements LoggerContextListener {

  private static final Map<String, Level> LEVELS =
      Map.of(
          "org.apache.activemq.audit", Level.OFF,
          "org.apache.activemq.artemis", Level.WARN,
          "io.netty", Level.WARN,
          "com.icegreen.greenmail", Level.WARN);

  private QuietLogs() {}

  /** Takes effect at once; does nothing if something other than logback does the logging. */
  static void keep() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context
        && context.getCopyOfListenerList().stream().noneMatch(QuietLogs.class::isInstance)) {
      QuietLogs quiet = new QuietLogs();
      context.addListener(quiet);
      quiet.apply(context);
    }
  }

  private void apply(LoggerContext context) {
    LEVELS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
  }

  @Override
  public boolean isResetResistant() {
    return true;
  }

  @Override
  public void onReset(LoggerContext context) {
    apply(context);
  }

  @Override
  public void onStart(LoggerContext context) {
    apply(context);
  }

  @Override
  public void onStop(LoggerContext context) {}

  @Override
  public void onLevelChange(Logger logger, Level level) {}
}
