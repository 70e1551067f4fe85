package com.sysopsquad.flows.monitor.channel;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outage.OneWorker;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.topology.ProcessGraphs;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Receives what processes report of their channels, and answers with the figures. */
@Configuration(proxyBeanMethods = false)
public class ChannelConfiguration {

  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);

  @Bean
  ChannelFigures channelFigures(DataSource database) {
    return new ChannelFigures(JdbcClient.create(database));
  }

  @Bean
  ProcessGraphs processGraphs(DataSource database) {
    return new ProcessGraphs(JdbcClient.create(database));
  }

  @Bean
  Retentions retentions(DataSource database) {
    return new Retentions(JdbcClient.create(database));
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
}
