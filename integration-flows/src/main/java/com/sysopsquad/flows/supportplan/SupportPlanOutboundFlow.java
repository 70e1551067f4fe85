package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/** Puts plans into the outbox, in the transaction of whoever calls the gateway. */
@Configuration(proxyBeanMethods = false)
class SupportPlanOutboundFlow {

  private static final String CHANNEL = "supportPlanOutgoing";

  @Bean
  GatewayProxyFactoryBean<SupportPlans> supportPlans() {
    var gateway = new GatewayProxyFactoryBean<>(SupportPlans.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow supportPlanOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("supportPlanOutbox"))
        .get();
  }
}
