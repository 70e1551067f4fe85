package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.flows.monitor.QueueDepths;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages and API share. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.CONSOLE)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

  @Bean
  Formats formats(ZoneId zone, Clock clock) {
    return new Formats(zone, clock);
  }

  @Bean
  Dependencies dependencies(JdbcClient jdbc, QueueDepths depths, ConsoleSettings settings) {
    return new Dependencies(
        settings.patience(),
        () -> jdbc.sql("select true").query(Boolean.class).single(),
        depths::now);
  }
}
