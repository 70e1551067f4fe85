package com.sysopsquad.billing.bill;

import com.sysopsquad.billing.bill.freeze.FreezingAnew;
import com.sysopsquad.billing.bill.run.BillingRuns;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Runs and their bills, using billing's database. */
@Configuration(proxyBeanMethods = false)
public class BillConfiguration {

  @Bean
  BillingRuns billingRuns(JdbcClient jdbc) {
    return new BillingRuns(jdbc);
  }

  @Bean
  BillOutcomes billOutcomes(JdbcClient jdbc, BillingRuns runs) {
    return new BillOutcomes(jdbc, runs);
  }

  @Bean
  DueBills dueBills(
      JdbcClient jdbc, PlatformTransactionManager transactions, FreezingAnew anew, Clock clock) {
    return new DueBills(jdbc, transactions, new PartitionMarks(jdbc), anew, clock);
  }
}
