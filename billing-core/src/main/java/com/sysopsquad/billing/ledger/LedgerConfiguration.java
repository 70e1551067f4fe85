package com.sysopsquad.billing.ledger;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger, using billing's database. */
@Configuration(proxyBeanMethods = false)
public class LedgerConfiguration {

  @Bean
  Postings postings(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
    return new Postings(jdbc, batches, clock);
  }

  @Bean
  Statements statements(JdbcClient jdbc) {
    return new Statements(jdbc);
  }
}
