package com.sysopsquad.neighbours;

import com.sysopsquad.platform.TestPlatform;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.support.TransactionTemplate;

/** A process of a quantum with a database of its own and its own user of the broker. */
final class TestProcess implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  /** Starts it on an empty database, with these further settings. */
  TestProcess(
      String quantum,
      TestPlatform.Database database,
      Map<String, String> settings,
      Class<?>... configurations) {
    TestPlatform platform = TestPlatform.start();
    String user = "SYSOPS_BROKER_" + quantum.toUpperCase(Locale.ROOT);
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.main.banner-mode", "off");
    properties.put("logging.level.org.apache.activemq.audit", "off");
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.user());
    properties.put("spring.datasource.password", database.password());
    properties.put("spring.flyway.url", database.url());
    properties.put("spring.flyway.user", database.owner());
    properties.put("spring.flyway.password", database.ownerPassword());
    properties.put("spring.flyway.locations", "classpath:db/delivery");
    properties.put("spring.artemis.mode", "native");
    properties.put("spring.artemis.broker-url", platform.brokerUrl());
    properties.put("spring.artemis.user", platform.env().get(user + "_USER"));
    properties.put("spring.artemis.password", platform.env().get(user + "_PASSWORD"));
    properties.put("sysops.delivery.source", quantum);
    properties.put("sysops.delivery.longest-back-off", "200ms");
    properties.put("sysops.delivery.retry.attempts", "3");
    properties.put("sysops.delivery.retry.first", "50ms");
    properties.put("sysops.delivery.retry.longest", "200ms");
    properties.putAll(settings);
    context =
        new SpringApplicationBuilder(Application.class)
            .sources(configurations)
            .web(WebApplicationType.NONE)
            .properties(properties)
            .run();
  }

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }

    @Bean
    ZoneId zone() {
      return ZoneOffset.UTC;
    }
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  void inTransaction(Runnable action) {
    bean(TransactionTemplate.class).executeWithoutResult(status -> action.run());
  }

  @Override
  public void close() {
    context.close();
  }
}
