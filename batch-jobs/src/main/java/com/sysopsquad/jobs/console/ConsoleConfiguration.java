package com.sysopsquad.jobs.console;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What pages and API share. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole(Role.CONSOLE)
@EnableConfigurationProperties(ConsoleSettings.class)
class ConsoleConfiguration {

  @Bean
  Moments moments(ZoneId zone, Clock clock) {
    return new Moments(zone, clock);
  }
}
