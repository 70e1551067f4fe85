package com.sysopsquad.billing.provider.stripe;

import com.sysopsquad.billing.provider.PaymentHold;
import com.sysopsquad.billing.provider.ProviderSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The payment provider, configured by {@code sysops.provider}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
public class StripeConfiguration {

  @Bean
  ProviderCalls providerCalls() {
    return new ProviderCalls();
  }

  @Bean
  StripeProvider paymentProvider(
      ProviderSettings settings, ProviderCalls calls, ObjectProvider<PaymentHold> holds) {
    return new StripeProvider(
        settings, calls, () -> holds.stream().anyMatch(PaymentHold::isOnHold));
  }
}
