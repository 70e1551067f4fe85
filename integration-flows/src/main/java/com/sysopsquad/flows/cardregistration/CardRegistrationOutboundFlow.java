package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/**
 * Puts cards that were handed in into the outbox, in the transaction of whoever calls the gateway.
 */
@Configuration(proxyBeanMethods = false)
class CardRegistrationOutboundFlow {

  private static final String CHANNEL = "cardRegistrationOutgoing";

  @Bean
  GatewayProxyFactoryBean<CardRegistrations> cardRegistrations() {
    var gateway = new GatewayProxyFactoryBean<>(CardRegistrations.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow cardRegistrationOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("cardRegistrationOutbox"))
        .get();
  }
}
