package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.pricing.SalesTaxRates;
import com.sysopsquad.flows.supportplan.SupportPlanReceiver;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;

/** Billing's side of the conversation about support plans. */
@Configuration(proxyBeanMethods = false)
public class SubscriptionConfiguration {

  @Bean
  SupportPlanReceiver subscriptionUpdates(JdbcOperations batches, SalesTaxRates taxes) {
    return new ApplyingPlans(
        new PlanPolicy(taxes), new Accounts(batches), new Subscriptions(batches));
  }
}
