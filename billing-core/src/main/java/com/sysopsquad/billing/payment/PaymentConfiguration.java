package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.alert.ReportingPaymentFailures;
import com.sysopsquad.billing.bill.DueBills;
import com.sysopsquad.billing.bill.freeze.FreezingAnew;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.database.IndexedPlans;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.invoice.IssuingInvoices;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Charging and resolving, using billing's database and the provider. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ChargingSettings.class)
public class PaymentConfiguration {

  @Bean
  PaymentAttempts paymentAttempts(JdbcClient jdbc, JdbcOperations batches) {
    return new PaymentAttempts(jdbc, batches);
  }

  @Bean
  RecordingOutcomes recordingOutcomes(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      PaymentAttempts attempts,
      Postings postings,
      IssuingInvoices invoices,
      ReportingPaymentFailures reporting) {
    return new RecordingOutcomes(
        new IndexedPlans(jdbc), transactions, attempts, postings, invoices, reporting);
  }

  @Bean
  ChargingBills chargingBills(
      DueBills due,
      PaymentProvider provider,
      RecordingOutcomes recording,
      ChargingSettings charging,
      HoldingBilling holding,
      ProviderSettings settings,
      Clock clock) {
    return new ChargingBills(due, provider, recording, charging, holding, settings, clock);
  }

  @Bean
  SettlingOpenAttempts settlingOpenAttempts(
      PaymentAttempts attempts,
      PaymentProvider provider,
      RecordingOutcomes recording,
      BillingRuns runs,
      HoldingBilling holding,
      ProviderSettings settings,
      Clock clock) {
    return new SettlingOpenAttempts(attempts, provider, recording, runs, holding, settings, clock);
  }

  @Bean
  ResolvingOpenPayments resolvingOpenPayments(SettlingOpenAttempts settling) {
    return new ResolvingOpenPayments(settling);
  }

  @Bean
  OpeningFurtherAttempts openingFurtherAttempts(
      PaymentAttempts attempts,
      FreezingAnew anew,
      PlatformTransactionManager transactions,
      ReportingPaymentFailures reporting,
      HoldingBilling holding,
      ChargingSettings settings,
      Clock clock) {
    return new OpeningFurtherAttempts(
        attempts, anew, transactions, reporting, holding, settings, clock);
  }

  @Bean
  ChargingFurtherAttempts chargingFurtherAttempts(SettlingOpenAttempts settling) {
    return new ChargingFurtherAttempts(settling);
  }
}
