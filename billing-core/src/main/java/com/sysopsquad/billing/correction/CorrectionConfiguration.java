package com.sysopsquad.billing.correction;

import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.flows.correction.CorrectionGateway;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Corrections, using billing's database and the provider. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CorrectionSettings.class)
public class CorrectionConfiguration {

  @Bean
  Corrections corrections(JdbcClient jdbc) {
    return new Corrections(jdbc);
  }

  @Bean
  PostingCorrections postingCorrections(
      Postings postings, Corrections corrections, CorrectionGateway customer, Clock clock) {
    return new PostingCorrections(postings, corrections, customer, clock);
  }

  @Bean
  SettlingRefunds settlingRefunds(
      Corrections corrections,
      PostingCorrections posting,
      PaymentProvider provider,
      HoldingBilling holding,
      ProviderSettings settings,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new SettlingRefunds(
        corrections, posting, provider, holding, settings, transactions, clock);
  }

  @Bean
  MakingCorrections makingCorrections(
      Corrections corrections,
      PostingCorrections posting,
      SettlingRefunds refunds,
      CorrectionSettings settings,
      HoldingBilling holding,
      PlatformTransactionManager transactions,
      Clock clock) {
    return new MakingCorrections(
        corrections, posting, refunds, settings, holding, transactions, clock);
  }

  @Bean
  RefundingEndedPlans refundingEndedPlans(
      Corrections corrections, MakingCorrections making, ProviderSettings settings, Clock clock) {
    return new RefundingEndedPlans(corrections, making, settings, clock);
  }
}
