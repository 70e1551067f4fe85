package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.bill.freeze.FreezingAnew;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.catalog.ReplicatedContracts;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.flows.pricing.Pricing;
import com.sysopsquad.flows.pricing.SalesTaxRates;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The billing desk, using billing's database. */
@Configuration(proxyBeanMethods = false)
public class DeskConfiguration {

  @Bean
  DeskAlerts deskAlerts(JdbcClient jdbc) {
    return new DeskAlerts(jdbc);
  }

  @Bean
  WorkingOnAlerts workingOnAlerts(
      DeskAlerts alerts, PlatformTransactionManager transactions, Clock clock) {
    return new WorkingOnAlerts(alerts, transactions, clock);
  }

  @Bean
  AccountSearch accountSearch(JdbcClient jdbc) {
    return new AccountSearch(jdbc);
  }

  @Bean
  ReadingAccounts readingAccounts(
      JdbcClient jdbc, DeskAlerts alerts, ReplicatedContracts contracts, SalesTaxRates taxes) {
    return new ReadingAccounts(
        new AccountRows(jdbc), alerts, () -> new Pricing(contracts.priceList(), taxes));
  }

  @Bean
  ParkedBills parkedBills(JdbcClient jdbc) {
    return new ParkedBills(jdbc);
  }

  @Bean
  DecidingOnParkedBills decidingOnParkedBills(
      ParkedBills parked,
      BillingRuns runs,
      FreezingAnew anew,
      HoldingBilling holding,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new DecidingOnParkedBills(parked, runs, anew, holding, transactions, clock);
  }
}
