package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.flows.delivery.outage.DeliveryOutage;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.flows.monitor.broker.BrokerWatch;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts that pages and API share. */
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
      Losses losses,
      ConsoleSettings settings) {
    return new Dependencies(
        settings.patience(),
        () -> jdbc.sql("select true").query(Boolean.class).single(),
        depths::now,
        () ->
            Stream.of(
                    watch.warnings().stream(),
                    outages.present().stream()
                        .filter(DeliveryOutage::isInterruption)
                        .map(ConsoleConfiguration::warning),
                    lost(losses))
                .flatMap(warnings -> warnings)
                .toList());
  }

  /** For all quanta, including this one. */
  private static Stream<BrokerWarning> lost(Losses losses) {
    try {
      return losses.all().stream()
          .map(loss -> new BrokerWarning(null, loss.title(), loss.detail()));
    } catch (DataAccessException databaseAway) {
      return Stream.empty();
    }
  }

  private static BrokerWarning warning(DeliveryOutage outage) {
    return new BrokerWarning(null, outage.what() + " is interrupted", outage.cause() + ".");
  }
}
