package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.alert.ReportingPaymentFailures;
import com.sysopsquad.billing.bill.BillingRuns;
import com.sysopsquad.billing.bill.DueBills;
import com.sysopsquad.billing.invoice.IssuingInvoices;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Charging, resolving and reconciling, over billing's database and the provider. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({ProviderSettings.class, ChargingSettings.class})
public class PaymentConfiguration {

  @Bean
  StripeProvider paymentProvider(ProviderSettings settings) {
    return new StripeProvider(settings);
  }

  @Bean
  PaymentAttempts paymentAttempts(JdbcOperations batches) {
    return new PaymentAttempts(batches);
  }

  @Bean
  SettlingPayments settlingPayments(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      PaymentAttempts attempts,
      IssuingInvoices invoices,
      ReportingPaymentFailures failure) {
    return new SettlingPayments(jdbc, transactions, attempts, invoices, failure);
  }

  @Bean
  ChargingBills chargingBills(
      DueBills due,
      PaymentProvider provider,
      SettlingPayments settling,
      ChargingSettings charging,
      ProviderSettings settings,
      Clock clock) {
    return new ChargingBills(due, provider, settling, charging, settings, clock);
  }

  @Bean
  ResolvingOpenPayments resolvingOpenPayments(
      PaymentAttempts attempts,
      PaymentProvider provider,
      SettlingPayments settling,
      BillingRuns runs,
      ProviderSettings settings,
      Clock clock) {
    return new ResolvingOpenPayments(attempts, provider, settling, runs, settings, clock);
  }

  @Bean
  TryingUnpaidAgain tryingUnpaidAgain(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ReportingPaymentFailures failure,
      Clock clock) {
    return new TryingUnpaidAgain(jdbc, transactions, failure, clock);
  }

  @Bean
  ReconcilingRuns reconcilingRuns(DataSource database, BillingRuns runs, PaymentProvider provider) {
    return new ReconcilingRuns(database, runs, provider);
  }
}
