package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.graph.IntegrationGraphServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a process counts, publishes as metrics and reports to operations. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({TelemetrySettings.class, MetricsSettings.class})
public class TelemetryConfiguration {

  private static final int LONGEST_NAME = 200;

  @Bean
  AppliedTimes appliedTimes() {
    return new AppliedTimes();
  }

  @Bean
  SentCounts sentCounts() {
    return new SentCounts();
  }

  @Bean
  DeliveryMeters deliveryMeters(
      DataSource database,
      SentCounts sent,
      AppliedTimes applied,
      DeliveryOutages outages,
      MetricsSettings settings,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    return new DeliveryMeters(
        quantum,
        new WaitingRows(JdbcClient.create(database)),
        sent,
        applied,
        outages,
        settings.every());
  }

  @Bean
  IntegrationGraphServer integrationGraphServer() {
    return new IntegrationGraphServer();
  }

  @Bean
  ProcessReports processReports(
      Broker broker,
      DataSource database,
      AppliedTimes times,
      IntegrationGraphServer graphs,
      ContractJson json,
      TelemetrySettings settings,
      DeliverySettings delivery,
      Clock clock,
      @Value(DeliverySettings.QUANTUM) String quantum,
      @Value("${spring.application.name:${sysops.delivery.source}}") String application) {
    return new ProcessReports(
        broker,
        new WaitingRows(JdbcClient.create(database)),
        times,
        new ReportedGraph(new EndpointsOfProcess(graphs)::read),
        json,
        quantum,
        name(application),
        settings,
        delivery,
        clock);
  }

  /** The application, its host and the number of its process. */
  private static String name(String application) {
    String name = "%s on %s (%d)".formatted(application, host(), ProcessHandle.current().pid());
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "an unnamed host";
    }
  }
}
