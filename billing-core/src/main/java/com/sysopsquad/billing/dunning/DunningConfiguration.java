package com.sysopsquad.billing.dunning;

import com.sysopsquad.flows.paymentproblem.PaymentProblems;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

/** Alerts and notices, over billing's database and the conversation with the customer. */
@Configuration(proxyBeanMethods = false)
public class DunningConfiguration {

  @Bean
  ReportingTrouble reportingTrouble(JdbcOperations batches, PaymentProblems problems, Clock clock) {
    return new ReportingTrouble(batches, problems, clock);
  }
}
