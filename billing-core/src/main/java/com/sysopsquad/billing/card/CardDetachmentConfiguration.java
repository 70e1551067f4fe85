package com.sysopsquad.billing.card;

import com.sysopsquad.billing.provider.PaymentProvider;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The detaching of removed cards; it needs no card keys. */
@Configuration(proxyBeanMethods = false)
public class CardDetachmentConfiguration {

  @Bean
  DetachingCards detachingCards(JdbcClient jdbc, PaymentProvider provider, Clock clock) {
    return new DetachingCards(new Cards(jdbc), provider, clock);
  }
}
