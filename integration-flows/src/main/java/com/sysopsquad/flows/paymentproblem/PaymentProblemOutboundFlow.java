package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/** Puts payment problems into the outbox, in the transaction of whoever calls the gateway. */
@Configuration(proxyBeanMethods = false)
class PaymentProblemOutboundFlow {

  private static final String CHANNEL = "paymentProblemOutgoing";

  @Bean
  GatewayProxyFactoryBean<PaymentProblems> paymentProblems() {
    var gateway = new GatewayProxyFactoryBean<>(PaymentProblems.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow paymentProblemOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("paymentProblemOutbox"))
        .get();
  }
}
