package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.delivery.inbox.InboxConfiguration;
import com.sysopsquad.flows.delivery.mark.MarkConfiguration;
import com.sysopsquad.flows.delivery.outage.DeliveryHealthIndicator;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outbox.OutboxConfiguration;
import com.sysopsquad.flows.delivery.pause.PauseConfiguration;
import com.sysopsquad.flows.delivery.refusal.RefusalConfiguration;
import com.sysopsquad.flows.delivery.resend.ResendConfiguration;
import com.sysopsquad.flows.delivery.telemetry.TelemetryConfiguration;
import com.sysopsquad.flows.delivery.trace.TraceConfiguration;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.config.EnableIntegrationManagement;

/**
 * The guarantee for one quantum: outbox, relay and inbox in the application's primary database.
 * Channels write no debug logs, because they would format each batch as text before they check the
 * log level. Needs a {@link DataSource}, its transaction manager, a {@link Clock} and a connection
 * factory.
 */
@Configuration(proxyBeanMethods = false)
@EnableIntegration
@EnableIntegrationManagement(defaultLoggingEnabled = "false")
@EnableConfigurationProperties(DeliverySettings.class)
@Import({
  OutboxConfiguration.class,
  RefusalConfiguration.class,
  ResendConfiguration.class,
  MarkConfiguration.class,
  PauseConfiguration.class,
  TraceConfiguration.class,
  TelemetryConfiguration.class,
  InboxConfiguration.class,
  CommandFlow.class
})
public class DeliveryConfiguration {

  @Bean
  TimeOrderedIds timeOrderedIds(Clock clock) {
    return new TimeOrderedIds(clock);
  }

  @Bean
  ContractJson contractJson() {
    return new ContractJson();
  }

  @Bean
  DeliveryOutages deliveryOutages(Clock clock) {
    return new DeliveryOutages(clock);
  }

  @Bean
  DeliveryHealthIndicator deliveryHealthIndicator(DeliveryOutages outages) {
    return new DeliveryHealthIndicator(outages::present);
  }
}
