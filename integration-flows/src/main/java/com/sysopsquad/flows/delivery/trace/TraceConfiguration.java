package com.sysopsquad.flows.delivery.trace;

import com.sysopsquad.flows.delivery.outbox.KeptMessages;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a quantum tells of its messages. */
@Configuration(proxyBeanMethods = false)
public class TraceConfiguration {

  @Bean
  AskedTraces askedTraces(
      DataSource database,
      KeptMessages kept,
      Outbox outbox,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    return new AskedTraces(new TraceRows(JdbcClient.create(database)), kept, outbox, quantum);
  }
}
