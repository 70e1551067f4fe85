package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.telemetry.MetricsSettings;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.monitor.broker.BrokerMonitorConfiguration;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.channel.ChannelConfiguration;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrends;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.RefusalDecisions;
import com.sysopsquad.flows.monitor.note.DeadLetterNotes;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.flows.monitor.trace.Traces;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * For operations: stores dead letters in {@code ops.dead_letter}, lets people decide on them,
 * queries the broker about its queues, and publishes figures of all of it.
 */
@Configuration(proxyBeanMethods = false)
@Import({
  DeliveryConfiguration.class,
  BrokerMonitorConfiguration.class,
  ChannelConfiguration.class,
  DeadLetterFlow.class,
  UndeliveredFlow.class
})
public class MonitorConfiguration {

  @Bean
  DeadLetters deadLetters(DataSource database) {
    return new DeadLetters(new JdbcTemplate(database));
  }

  @Bean
  MonitorMeters monitorMeters(
      QueueDepths depths,
      DeadLetters deadLetters,
      EndpointPauses pauses,
      MetricsSettings settings,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    return new MonitorMeters(quantum, depths, deadLetters, pauses, settings.every());
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
        json);
  }

  @Bean
  DeadLetterTrends deadLetterTrends(DataSource database) {
    return new DeadLetterTrends(JdbcClient.create(database));
  }

  @Bean
  DeadLetterNotes deadLetterNotes(
      DataSource database, PlatformTransactionManager transactionManager) {
    return new DeadLetterNotes(
        JdbcClient.create(database), new TransactionTemplate(transactionManager));
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
}
