package com.sysopsquad.billing.bill.freeze;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.catalog.ReplicatedContracts;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.flows.pricing.Pricing;
import com.sysopsquad.flows.pricing.SalesTaxRates;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Freezing what is due, when a run opens and for a single bill again. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SmallestCharges.class)
public class FreezeConfiguration {

  @Bean
  FreezingAnew freezingAnew(
      JdbcClient jdbc,
      JdbcOperations batches,
      Postings postings,
      ReplicatedContracts contracts,
      SalesTaxRates taxes,
      SmallestCharges smallest,
      Clock clock) {
    return new FreezingAnew(
        new DuePeriods(jdbc, batches, smallest),
        postings,
        () -> new Pricing(contracts.priceList(), taxes),
        clock);
  }

  @Bean
  OpeningBillingRuns openingBillingRuns(
      JdbcClient jdbc,
      JdbcOperations batches,
      PlatformTransactionManager transactions,
      BillingRuns runs,
      Postings postings,
      ReplicatedContracts contracts,
      SalesTaxRates taxes,
      SmallestCharges smallest,
      Clock clock) {
    return new OpeningBillingRuns(
        transactions,
        runs,
        new DuePeriods(jdbc, batches, smallest),
        postings,
        () -> new Pricing(contracts.priceList(), taxes),
        clock);
  }
}
