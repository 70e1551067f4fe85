package com.sysopsquad.flows.delivery.resend;

import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outage.OneWorker;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.outbox.KeptMessages;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a quantum sends again. */
@Configuration(proxyBeanMethods = false)
public class ResendConfiguration {

  @Bean
  AskedResends askedResends(
      DataSource database,
      KeptMessages kept,
      Outbox outbox,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    return new AskedResends(kept, new ResendRows(JdbcClient.create(database)), outbox, quantum);
  }

  @Bean
  OneWorker resendWorker(
      DataSource database,
      PlatformTransactionManager transactionManager,
      KeptMessages kept,
      Outbox outbox,
      DeliverySettings settings,
      DeliveryOutages outages,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    Resending resending =
        new Resending(
            kept,
            new ResendRows(JdbcClient.create(database)),
            outbox,
            new TransactionTemplate(transactionManager),
            quantum,
            settings.relayBatch());
    return new OneWorker(
        () ->
            new Worker(
                "resend", resending, outages.track("Sending again"), settings.longestBackOff()));
  }
}
