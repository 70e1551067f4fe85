package com.sysopsquad.flows.database;

import java.util.Properties;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Refuses a server that is too old as soon as an application has read its settings: before it has
 * opened a port, and before anything else could fail and hide the reason.
 */
final class ServerCheck
    implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

  private static final String SECONDS = "5";

  /** After the settings have been read, and before the log is opened. */
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 15;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
    Environment settings = prepared.getEnvironment();
    Properties connection = new Properties();
    String url;
    try {
      url = settings.getProperty("spring.datasource.url", "");
      connection.setProperty("user", settings.getProperty("spring.datasource.username", ""));
      connection.setProperty("password", settings.getProperty("spring.datasource.password", ""));
    } catch (IllegalArgumentException incomplete) {
      // The start that follows names the setting that is missing.
      return;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      connection.setProperty("connectTimeout", SECONDS);
      connection.setProperty("socketTimeout", SECONDS);
      // The settings of a session are not needed to ask for the version.
      connection.setProperty("assumeMinServerVersion", "9.0");
      ServerVersion.require(new DriverManagerDataSource(url, connection));
    }
  }
}
