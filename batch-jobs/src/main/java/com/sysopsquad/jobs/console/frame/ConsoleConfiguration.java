package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.flows.delivery.outage.DeliveryOutage;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.monitor.BrokerWarning;
import com.sysopsquad.flows.monitor.BrokerWatch;
import com.sysopsquad.flows.monitor.QueueDepths;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.ZoneId;
import java.util.stream.Stream;
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
  Dependencies dependencies(
      JdbcClient jdbc,
      QueueDepths depths,
      BrokerWatch watch,
      DeliveryOutages outages,
      ConsoleSettings settings) {
    return new Dependencies(
        settings.patience(),
        () -> jdbc.sql("select true").query(Boolean.class).single(),
        depths::now,
        () ->
            Stream.concat(
                    watch.warnings().stream(),
                    outages.present().stream().map(ConsoleConfiguration::warning))
                .toList());
  }

  private static BrokerWarning warning(DeliveryOutage outage) {
    return new BrokerWarning(null, outage.what() + " is interrupted", outage.cause() + ".");
  }
}
