package com.sysopsquad.flows.delivery.refusal;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.outbox.Refusals;
import com.sysopsquad.flows.delivery.outbox.SendingSettings;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The messages of a quantum that the broker refuses. */
@Configuration(proxyBeanMethods = false)
public class RefusalConfiguration {

  @Bean
  Refusals outboxRefusals(
      DataSource database,
      Outbox outbox,
      SendingSettings settings,
      DeliveryOutages outages,
      Clock clock,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    RefusedRows rows = new RefusedRows(JdbcClient.create(database));
    outages.watch(new RefusedMessages(rows));
    return new SetAside(rows, new RefusalReports(outbox, quantum, clock), settings, clock);
  }

  @Bean
  DecidedRefusals decidedRefusals(
      DataSource database,
      Outbox outbox,
      Clock clock,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    return new DecidedRefusals(
        new RefusedRows(JdbcClient.create(database)), new RefusalReports(outbox, quantum, clock));
  }
}
