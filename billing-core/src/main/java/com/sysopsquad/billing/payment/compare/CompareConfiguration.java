package com.sysopsquad.billing.payment.compare;

import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.invoice.InvoiceEpochs;
import com.sysopsquad.billing.payment.RecordingOutcomes;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Comparing charges, using billing's database and the provider's list. */
@Configuration(proxyBeanMethods = false)
public class CompareConfiguration {

  @Bean
  UnknownCharges unknownCharges(JdbcClient jdbc) {
    return new UnknownCharges(jdbc);
  }

  @Bean
  ComparingCharges comparingCharges(
      DataSource database,
      UnknownCharges unknown,
      PaymentProvider provider,
      RecordingOutcomes recording,
      InvoiceEpochs epochs,
      BillingRuns runs,
      PlatformTransactionManager transactions,
      HoldingBilling holding,
      ProviderSettings settings,
      Clock clock) {
    return new ComparingCharges(
        database,
        unknown,
        provider,
        recording,
        epochs,
        runs,
        transactions,
        holding,
        settings,
        clock);
  }
}
