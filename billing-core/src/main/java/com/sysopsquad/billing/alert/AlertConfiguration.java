package com.sysopsquad.billing.alert;

import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

/** Alerts and notices, using billing's database and the conversation with the customer. */
@Configuration(proxyBeanMethods = false)
public class AlertConfiguration {

  @Bean
  ReportingPaymentFailures reportingPaymentFailures(
      JdbcOperations batches, PaymentProblemGateway problems, Clock clock) {
    return new ReportingPaymentFailures(new Alerts(batches), problems, clock);
  }
}
