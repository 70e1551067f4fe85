package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.delivery.outage.DeliveryHealthIndicator;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.neighbours.NeighbourQuantum;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * For a process that runs the sysops quantum: its catalog of contracts, loaded from {@code
 * sysops.neighbours.sysops.contracts} at each start, and its tickets. Adds no data source to the
 * application; needs a {@link Broker}, a {@link Clock} and the business's {@link ZoneId}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SysopsSettings.class)
public class SysopsNeighbour {

  @Bean
  NeighbourQuantum sysopsQuantum(
      SysopsSettings settings,
      Broker broker,
      Clock clock,
      ZoneId zone,
      ConfigurableEnvironment environment) {
    return new NeighbourQuantum(
        "sysops",
        settings.neighbour(),
        broker,
        clock,
        environment,
        new PublishingCatalog(
            settings.contracts(), settings.neighbour().working(), clock.withZone(zone)),
        SysopsQuantum.class);
  }

  @Bean
  SysopsTickets sysopsTickets(NeighbourQuantum sysopsQuantum) {
    return new SysopsTickets(sysopsQuantum);
  }

  @Bean
  DeliveryHealthIndicator sysopsHealthIndicator(NeighbourQuantum sysopsQuantum) {
    return new DeliveryHealthIndicator(sysopsQuantum::interruptions);
  }
}
