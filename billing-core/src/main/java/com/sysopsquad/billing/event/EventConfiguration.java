package com.sysopsquad.billing.event;

import com.sysopsquad.billing.ledger.Postings;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.feed.ProviderFeed;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The provider's events, using billing's database and the provider. */
@Configuration(proxyBeanMethods = false)
public class EventConfiguration {

  @Bean
  EventSums eventSums(JdbcClient jdbc) {
    return new EventSums(jdbc);
  }

  @Bean
  FollowingProvider followingProvider(
      JdbcClient jdbc,
      ProviderFeed feed,
      PaymentProvider provider,
      Postings postings,
      ProviderSettings settings,
      PlatformTransactionManager transactions,
      Clock clock) {
    ProviderEvents events = new ProviderEvents(jdbc);
    PaidCharges charges = new PaidCharges(jdbc);
    EventAlerts alerts = new EventAlerts(jdbc);
    return new FollowingProvider(
        new ReadingEvents(feed, provider, events, alerts, transactions, settings, clock),
        events,
        new ApplyingEvents(
            feed,
            charges,
            new ApplyingDisputes(new Disputes(jdbc), charges, postings, alerts),
            new ApplyingRefunds(new MadeRefunds(jdbc), events, charges, postings, alerts),
            new ApplyingFailures(alerts),
            settings),
        alerts,
        transactions,
        clock);
  }
}
