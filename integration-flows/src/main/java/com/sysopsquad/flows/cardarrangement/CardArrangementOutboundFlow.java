package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/** Puts decisions on cards into the outbox, in the transaction of whoever calls the gateway. */
@Configuration(proxyBeanMethods = false)
class CardArrangementOutboundFlow {

  private static final String CHANNEL = "cardArrangementOutgoing";

  @Bean
  GatewayProxyFactoryBean<CardArrangements> cardArrangements() {
    var gateway = new GatewayProxyFactoryBean<>(CardArrangements.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow cardArrangementOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("cardArrangementOutbox"))
        .get();
  }
}
