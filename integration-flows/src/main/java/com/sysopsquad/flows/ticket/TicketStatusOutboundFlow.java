package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/** Puts news of tickets into the outbox, in the transaction of whoever calls the gateway. */
@Configuration(proxyBeanMethods = false)
class TicketStatusOutboundFlow {

  private static final String CHANNEL = "ticketStatusOutgoing";

  @Bean
  GatewayProxyFactoryBean<TicketStatuses> ticketStatuses() {
    var gateway = new GatewayProxyFactoryBean<>(TicketStatuses.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow ticketStatusOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("ticketStatusOutbox"))
        .get();
  }
}
