package com.sysopsquad.flows.monitor.replay;

import com.sysopsquad.flows.delivery.outbox.RefusedReplays;
import com.sysopsquad.flows.delivery.outbox.ReplayBroker;
import com.sysopsquad.flows.delivery.outbox.ReplayDelivery;
import com.sysopsquad.flows.delivery.outbox.ReplayOutbox;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.broker.MonitorSettings;
import com.sysopsquad.flows.monitor.channel.OldFigures;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * For the process of operations that sends the requested replays, and deletes dead letters that
 * were closed long ago.
 */
@Configuration(proxyBeanMethods = false)
@Import({MonitorConfiguration.class, ReplayDelivery.class})
public class ReplayConfiguration {

  @Bean
  ReplayBroker replayBroker(Broker broker, MonitorSettings settings) {
    return new ReplayBroker(settings.asOperations(broker));
  }

  @Bean
  RefusedReplays refusedReplays(DataSource database) {
    return new ReturningReplays(JdbcClient.create(database));
  }

  @Bean
  SendingReplays sendingReplays(
      DataSource database,
      PlatformTransactionManager transactionManager,
      ReplayOutbox replayOutbox,
      MonitorSettings settings) {
    return new SendingReplays(
        JdbcClient.create(database),
        new TransactionTemplate(transactionManager),
        replayOutbox,
        settings.replaysPerSecond(),
        settings.replayPatience());
  }

  @Bean
  ClosedDeadLetters closedDeadLetters(DataSource database, MonitorSettings settings) {
    return new ClosedDeadLetters(JdbcClient.create(database), settings.retention());
  }

  @Bean
  OldFigures oldFigures(DataSource database) {
    return new OldFigures(JdbcClient.create(database));
  }
}
