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
  StripeProvider paymentProvider(ProviderSettings settings, ObjectProvider<PaymentHold> holds) {
    return new StripeProvider(settings, () -> holds.stream().anyMatch(PaymentHold::isOnHold));
  }
}
