package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The comparisons, which change nothing. */
@Configuration(proxyBeanMethods = false)
public class ReconciliationConfiguration {

  @Bean
  ReconcilingCharges reconcilingCharges(
      DataSource database, PaymentProvider provider, ProviderSettings settings, Clock clock) {
    return new ReconcilingCharges(database, provider, settings, clock);
  }

  @Bean
  ReconcilingRuns reconcilingRuns(
      DataSource database, BillingRuns runs, PaymentProvider provider, ProviderSettings settings) {
    return new ReconcilingRuns(database, runs, provider, settings);
  }
}
