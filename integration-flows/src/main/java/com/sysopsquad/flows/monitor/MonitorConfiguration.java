package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.Broker;
import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * For operations: keeps dead letters in {@code ops.dead_letter} and asks the broker about its
 * queues.
 */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, DeadLetterFlow.class})
@EnableConfigurationProperties(MonitorSettings.class)
public class MonitorConfiguration {

  @Bean
  DeadLetters deadLetters(DataSource database) {
    return new DeadLetters(JdbcClient.create(database));
  }

  @Bean
  QueueDepths queueDepths(Broker broker, MonitorSettings settings) {
    return new QueueDepths(asManager(broker, settings));
  }

  @Bean
  BrokerCheck brokerSettingsHealthIndicator(Broker broker, MonitorSettings settings, Clock clock) {
    return new BrokerCheck(asManager(broker, settings), settings.brokerCheck(), clock);
  }

  private static Broker asManager(Broker broker, MonitorSettings settings) {
    String user = settings.brokerUser();
    String password = settings.brokerPassword();
    return user == null || user.isBlank() || password == null ? broker : broker.as(user, password);
  }
}
