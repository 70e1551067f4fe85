package com.sysopsquad.billing.card;

import com.sysopsquad.flows.cardarrangement.CardArrangementReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Billing's side of the conversation about verified cards; it needs no card keys. */
@Configuration(proxyBeanMethods = false)
public class CardArrangementConfiguration {

  @Bean
  CardArrangementReceiver cardArrangementUpdates(
      JdbcClient jdbc, CardStatusGateway answers, Clock clock) {
    return new ArrangingCards(new Cards(jdbc), answers, clock);
  }
}
