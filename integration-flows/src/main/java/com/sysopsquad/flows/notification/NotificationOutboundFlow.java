package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.delivery.OutboundAdapter;
import com.sysopsquad.flows.delivery.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/** Puts e-mails into the outbox, in the transaction of whoever calls the gateway. */
@Configuration(proxyBeanMethods = false)
class NotificationOutboundFlow {

  private static final String CHANNEL = "notificationOutgoing";

  @Bean
  GatewayProxyFactoryBean<NotificationDispatch> notificationDispatch() {
    var gateway = new GatewayProxyFactoryBean<>(NotificationDispatch.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow notificationOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("notificationOutbox"))
        .get();
  }
}
