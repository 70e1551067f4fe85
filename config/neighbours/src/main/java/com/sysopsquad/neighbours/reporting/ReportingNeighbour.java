package com.sysopsquad.neighbours.reporting;

import com.sysopsquad.flows.delivery.outage.DeliveryHealthIndicator;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.neighbours.NeighbourQuantum;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * For a process that runs the reporting quantum, which stores the answers to surveys. Adds no data
 * source to the application; needs a {@link Broker} and a {@link Clock}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportingSettings.class)
public class ReportingNeighbour {

  @Bean
  NeighbourQuantum reportingQuantum(
      ReportingSettings settings, Broker broker, Clock clock, ConfigurableEnvironment environment) {
    return new NeighbourQuantum(
        "reporting",
        settings.neighbour(),
        broker,
        clock,
        environment,
        () -> {},
        ReportingQuantum.class);
  }

  @Bean
  DeliveryHealthIndicator reportingHealthIndicator(NeighbourQuantum reportingQuantum) {
    return new DeliveryHealthIndicator(reportingQuantum::interruptions);
  }
}
