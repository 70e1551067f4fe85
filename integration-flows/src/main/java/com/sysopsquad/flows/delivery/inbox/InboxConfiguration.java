package com.sysopsquad.flows.delivery.inbox;

import com.sysopsquad.flows.delivery.inbox.receipt.DailyPartitions;
import com.sysopsquad.flows.delivery.inbox.receipt.MissingMessages;
import com.sysopsquad.flows.delivery.inbox.retry.DecidedRetries;
import com.sysopsquad.flows.delivery.inbox.retry.RetryRows;
import com.sysopsquad.flows.delivery.inbox.withheld.Seal;
import com.sysopsquad.flows.delivery.inbox.withheld.WithheldSettings;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.pause.Pauses;
import com.sysopsquad.flows.delivery.telemetry.AppliedTimes;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox of a quantum, and the inbound adapters that fill it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WithheldSettings.class)
public class InboxConfiguration {

  @Bean
  DailyPartitions dailyPartitions(DataSource database, DeliverySettings settings) {
    return new DailyPartitions(JdbcClient.create(database), settings);
  }

  @Bean
  MissingMessages missingMessages(
      DataSource database, ContractJson json, @Value(DeliverySettings.QUANTUM) String quantum) {
    return new MissingMessages(JdbcClient.create(database), quantum, json);
  }

  @Bean
  DecidedRetries decidedRetries(DataSource database, Clock clock) {
    return new DecidedRetries(new RetryRows(JdbcClient.create(database)), clock);
  }

  @Bean
  InboundAdapters inboundAdapters(
      DataSource database,
      PlatformTransactionManager transactionManager,
      Broker broker,
      MissingMessages missing,
      Outbox outbox,
      ContractJson json,
      DeliverySettings settings,
      DeliveryOutages outages,
      AppliedTimes times,
      Pauses pauses,
      WithheldSettings withheld,
      @Value(DeliverySettings.QUANTUM) String quantum,
      Clock clock) {
    BatchConsumers consumers =
        new BatchConsumers(
            broker,
            JdbcClient.create(database),
            missing,
            outbox,
            new TransactionTemplate(transactionManager),
            settings,
            quantum,
            outages,
            times,
            pauses,
            new Seal(withheld),
            clock);
    return new InboundAdapters(consumers, json, settings, clock);
  }
}
