package com.sysopsquad.flows.monitor.broker;

import com.sysopsquad.flows.delivery.wire.broker.Broker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches the broker, and checks its settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MonitorSettings.class, WatchSettings.class})
public class BrokerMonitorConfiguration {

  @Bean
  QueueDepths queueDepths(Broker broker, MonitorSettings settings) {
    return new QueueDepths(settings.asOperations(broker));
  }

  @Bean
  BrokerWatch brokerWatch(Broker broker, MonitorSettings settings, WatchSettings watch) {
    return new BrokerWatch(settings.asOperations(broker), watch);
  }

  @Bean
  BrokerCheck brokerSettingsHealthIndicator(Broker broker, MonitorSettings settings) {
    return new BrokerCheck(settings.asOperations(broker), settings.brokerCheck());
  }
}
