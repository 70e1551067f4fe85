package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/**
 * Puts e-mails into the outbox, in the transaction of whoever calls the gateway; those that
 * somebody waits for with a queue of their own.
 */
@Configuration(proxyBeanMethods = false)
class NotificationOutboundFlow {

  static final String USUAL = "notificationOutgoing";
  static final String AWAITED = "awaitedEmailOutgoing";

  @Bean
  GatewayProxyFactoryBean<NotificationDispatch> notificationDispatch() {
    return new GatewayProxyFactoryBean<>(NotificationDispatch.class);
  }

  @Bean
  IntegrationFlow notificationOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(USUAL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("notificationOutbox"))
        .get();
  }

  @Bean
  IntegrationFlow awaitedEmailOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(AWAITED)
        .handle(
            new OutboundAdapter(outbox, Queues.EMAIL_AWAITED),
            endpoint -> endpoint.id("awaitedEmailOutbox"))
        .get();
  }
}
