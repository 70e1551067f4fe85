package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.monitor.broker.BrokerWatch;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.jobs.alarm.Repeating;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The check that looks by itself; the others are components. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
@EnableConfigurationProperties(ExpectationSettings.class)
class ExpectationConfiguration {

  @Bean
  ConnectionsCheck connectionsCheck(
      QueueDepths queues,
      BrokerWatch watch,
      EndpointPauses pauses,
      DeliveryOutages outages,
      ExpectationSettings settings,
      Clock clock) {
    return new ConnectionsCheck(queues, watch, pauses, outages, settings, clock);
  }

  @Bean
  Repeating connectionsLook(ConnectionsCheck connections, ExpectationSettings settings) {
    return new Repeating("alarm-connections", settings.look(), connections::ask);
  }
}
