package com.sysopsquad.flows.delivery;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.config.EnableIntegrationManagement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The guarantee for one quantum: outbox, relay and inbox in the application's primary database.
 * Channels write no debug logs, which would print each batch as text before anybody asks the log's
 * level. Needs a {@link DataSource}, its transaction manager, a {@link Clock} and a connection
 * factory.
 */
@Configuration(proxyBeanMethods = false)
@EnableIntegration
@EnableIntegrationManagement(defaultLoggingEnabled = "false")
@EnableConfigurationProperties(DeliverySettings.class)
public class DeliveryConfiguration {

  /** The quantum's name on the wire (CloudEvents {@code source}). */
  static final String QUANTUM = "${sysops.delivery.source:${spring.application.name}}";

  @Bean
  TimeOrderedIds timeOrderedIds(Clock clock) {
    return new TimeOrderedIds(clock);
  }

  @Bean
  ContractJson contractJson() {
    return new ContractJson();
  }

  @Bean
  Lanes outboxLanes(DeliverySettings settings) {
    return new Lanes(settings.lanes());
  }

  @Bean
  Outbox outbox(
      DataSource database, ContractJson json, TimeOrderedIds ids, Clock clock, Lanes lanes) {
    return new JdbcOutbox(JdbcClient.create(database), json, ids, clock, lanes);
  }

  @Bean
  Interruptions interruptions(Clock clock) {
    return new Interruptions(clock);
  }

  @Bean
  DeliveryHealthIndicator deliveryHealthIndicator(Interruptions interruptions) {
    return new DeliveryHealthIndicator(interruptions);
  }

  @Bean
  Relay relay(
      DataSource database,
      PlatformTransactionManager transactionManager,
      Broker broker,
      Lanes lanes,
      DeliverySettings settings,
      Interruptions interruptions,
      @Value(QUANTUM) String quantum) {
    OutboxRows rows = new OutboxRows(JdbcClient.create(database));
    TransactionTemplate transactions = new TransactionTemplate(transactionManager);
    Outages outages = interruptions.of("Sending");
    List<RelayLane> relays =
        IntStream.range(0, lanes.count())
            .mapToObj(
                lane ->
                    new RelayLane(
                        lane, rows, transactions, broker, lanes, settings, quantum, outages))
            .toList();
    return new Relay(relays, lanes);
  }

  @Bean
  InboxPartitions inboxPartitions(DataSource database, DeliverySettings settings, Clock clock) {
    return new InboxPartitions(JdbcClient.create(database), settings, clock);
  }

  @Bean
  InboundAdapters inboundAdapters(
      DataSource database,
      PlatformTransactionManager transactionManager,
      Broker broker,
      Outbox outbox,
      ContractJson json,
      DeliverySettings settings,
      Interruptions interruptions,
      @Value(QUANTUM) String quantum,
      Clock clock) {
    BatchConsumers consumers =
        new BatchConsumers(
            broker,
            new Inbox(JdbcClient.create(database)),
            new RetryRows(JdbcClient.create(database)),
            outbox,
            new TransactionTemplate(transactionManager),
            settings,
            quantum,
            interruptions,
            clock);
    return new InboundAdapters(consumers, json, settings, clock);
  }
}
