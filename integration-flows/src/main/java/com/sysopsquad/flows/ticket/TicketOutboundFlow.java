package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/**
 * Puts what customers say about tickets into the outbox, in the transaction of whoever calls the
 * gateway.
 */
@Configuration(proxyBeanMethods = false)
class TicketOutboundFlow {

  private static final String CHANNEL = "ticketOutgoing";

  @Bean
  GatewayProxyFactoryBean<TicketDispatch> ticketDispatch() {
    var gateway = new GatewayProxyFactoryBean<>(TicketDispatch.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow ticketOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("ticketOutbox"))
        .get();
  }
}
