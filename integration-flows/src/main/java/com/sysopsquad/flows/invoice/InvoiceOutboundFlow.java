package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/** Puts issued invoices into the outbox, in the transaction of whoever calls the gateway. */
@Configuration(proxyBeanMethods = false)
class InvoiceOutboundFlow {

  private static final String CHANNEL = "invoiceOutgoing";

  @Bean
  GatewayProxyFactoryBean<InvoiceDispatch> invoiceDispatch() {
    var gateway = new GatewayProxyFactoryBean<>(InvoiceDispatch.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow invoiceOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("invoiceOutbox"))
        .get();
  }
}
