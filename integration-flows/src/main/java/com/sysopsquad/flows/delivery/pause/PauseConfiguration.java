package com.sysopsquad.flows.delivery.pause;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pauses of a quantum. */
@Configuration(proxyBeanMethods = false)
public class PauseConfiguration {

  @Bean
  Pauses pauses(DataSource database) {
    return new Pauses(new PauseRows(JdbcClient.create(database)));
  }

  @Bean
  AskedPauses askedPauses(
      DataSource database, Outbox outbox, @Value(DeliverySettings.QUANTUM) String quantum) {
    return new AskedPauses(new PauseRows(JdbcClient.create(database)), outbox, quantum);
  }
}
