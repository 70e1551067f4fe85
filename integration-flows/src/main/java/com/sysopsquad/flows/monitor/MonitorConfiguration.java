package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outage.OneWorker;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.Broker;
import com.sysopsquad.flows.delivery.wire.ContractJson;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.topology.ProcessGraphs;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * For operations: stores dead letters in {@code ops.dead_letter}, lets people decide on them, and
 * queries the broker about its queues.
 */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, DeadLetterFlow.class, UndeliveredFlow.class})
@EnableConfigurationProperties({MonitorSettings.class, WatchSettings.class})
public class MonitorConfiguration {

  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

  @Bean
  DeadLetters deadLetters(DataSource database) {
    return new DeadLetters(new JdbcTemplate(database));
  }

  @Bean
  DeadLetterDecisions deadLetterDecisions(
      DataSource database,
      PlatformTransactionManager transactionManager,
      DeadLetters deadLetters,
      TimeOrderedIds ids,
      ContractJson json) {
    return new DeadLetterDecisions(
        JdbcClient.create(database),
        new TransactionTemplate(transactionManager),
        deadLetters,
        ids,
        new ContractCheck(json));
  }

  @Bean
  RefusalDecisions refusalDecisions(
      DeadLetters deadLetters, Outbox outbox, PlatformTransactionManager transactionManager) {
    return new RefusalDecisions(deadLetters, outbox, new TransactionTemplate(transactionManager));
  }

  @Bean
  Resends resends(
      DataSource database,
      Outbox outbox,
      PlatformTransactionManager transactionManager,
      Clock clock) {
    return new Resends(
        JdbcClient.create(database), outbox, new TransactionTemplate(transactionManager), clock);
  }

  @Bean
  Losses losses(DataSource database, Outbox outbox, PlatformTransactionManager transactionManager) {
    return new Losses(
        JdbcClient.create(database), outbox, new TransactionTemplate(transactionManager));
  }

  @Bean
  EndpointPauses endpointPauses(
      DataSource database, Outbox outbox, PlatformTransactionManager transactionManager) {
    return new EndpointPauses(
        JdbcClient.create(database), outbox, new TransactionTemplate(transactionManager));
  }

  @Bean
  Traces traces(DataSource database, Outbox outbox, PlatformTransactionManager transactionManager) {
    return new Traces(
        JdbcClient.create(database), outbox, new TransactionTemplate(transactionManager));
  }

  @Bean
  ChannelFigures channelFigures(DataSource database) {
    return new ChannelFigures(JdbcClient.create(database));
  }

  @Bean
  ProcessGraphs processGraphs(DataSource database) {
    return new ProcessGraphs(JdbcClient.create(database));
  }

  @Bean
  OneWorker telemetryWorker(
      Broker broker,
      DataSource database,
      PlatformTransactionManager transactionManager,
      ContractJson json,
      DeliveryOutages outages,
      Clock clock) {
    Telemetry telemetry =
        new Telemetry(JdbcClient.create(database), new TransactionTemplate(transactionManager));
    return new OneWorker(
        () ->
            new Worker(
                "telemetry",
                new TelemetryReader(broker, telemetry, json, clock),
                outages.track("Receiving from " + Queues.TELEMETRY),
                LONGEST_BACK_OFF));
  }

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
