package com.sysopsquad.billing.hold;

import com.sysopsquad.billing.invoice.InvoiceEpochs;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Holds, using billing's database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HoldSettings.class)
public class HoldConfiguration {

  @Bean
  HoldingBilling holdingBilling(
      JdbcClient jdbc, InvoiceEpochs epochs, PlatformTransactionManager transactions, Clock clock) {
    return new HoldingBilling(new Holds(jdbc, clock.getZone()), epochs, transactions, clock);
  }

  @Bean
  HoldAtStart holdAtStart(HoldingBilling holding, HoldSettings settings) {
    return new HoldAtStart(holding, settings);
  }

  @Bean
  HoldOnLoss holdOnLoss(HoldingBilling holding) {
    return new HoldOnLoss(holding);
  }
}
