package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.telemetry.SentCounts;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * For operations: the outbox of replays, and the relay that sends them as the {@link ReplayBroker}.
 */
@Configuration(proxyBeanMethods = false)
@Import(OutboxConfiguration.class)
public class ReplayDelivery {

  @Bean
  ReplayOutbox replayOutbox(DataSource database, Lanes lanes) {
    return new ReplayOutbox(JdbcClient.create(database), lanes);
  }

  @Bean
  Relay replayRelay(
      DataSource database,
      PlatformTransactionManager transactionManager,
      ReplayBroker sender,
      Lanes lanes,
      DeliverySettings settings,
      SendingSettings sending,
      SentCounts sent,
      RefusedReplays refused,
      DeliveryOutages outages,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    RelayLane lane =
        new RelayLane(
            Lanes.REPLAYS,
            new OutboxRows(JdbcClient.create(database), false),
            new TransactionTemplate(transactionManager),
            sender.broker(),
            lanes,
            settings,
            new TimedSending(sending.timeout(), quantum, sent),
            refused,
            outages.track("Sending replays"));
    return new Relay(List.of(lane), lanes);
  }
}
