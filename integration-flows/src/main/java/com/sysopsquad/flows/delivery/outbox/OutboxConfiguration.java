package com.sysopsquad.flows.delivery.outbox;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outage.OutageTracker;
import com.sysopsquad.flows.delivery.telemetry.SentCounts;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox of a quantum, and the relay that sends its messages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SendingSettings.class)
public class OutboxConfiguration {

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
  KeptMessages keptMessages(DataSource database, Lanes lanes, DeliverySettings settings) {
    return new KeptMessages(JdbcClient.create(database), lanes, settings.keptDays());
  }

  @Bean
  SentMarks sentMarks(
      DataSource database,
      ContractJson json,
      TimeOrderedIds ids,
      Clock clock,
      Lanes lanes,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    return new SentMarks(JdbcClient.create(database), json, ids, clock, lanes, quantum);
  }

  @Bean
  Relay relay(
      DataSource database,
      PlatformTransactionManager transactionManager,
      Broker broker,
      Lanes lanes,
      DeliverySettings settings,
      SendingSettings sending,
      SentCounts sent,
      Refusals outboxRefusals,
      DeliveryOutages outages,
      Clock clock,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    outages.watch(new LateMessages(JdbcClient.create(database), sending.late(), clock));
    OutboxRows rows = new OutboxRows(JdbcClient.create(database), settings.keepsSent());
    TransactionTemplate transactions = new TransactionTemplate(transactionManager);
    OutageTracker tracker = outages.track("Sending");
    TimedSending timed = new TimedSending(sending.timeout(), quantum, sent);
    List<RelayLane> relays =
        IntStream.range(0, lanes.count())
            .mapToObj(
                lane ->
                    new RelayLane(
                        lane,
                        rows,
                        transactions,
                        broker,
                        lanes,
                        settings,
                        timed,
                        outboxRefusals,
                        tracker))
            .toList();
    return new Relay(relays, lanes);
  }
}
