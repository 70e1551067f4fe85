package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.delivery.outbox.OutboundAdapter;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/** Puts answered surveys into the outbox, in the transaction of whoever calls the gateway. */
@Configuration(proxyBeanMethods = false)
class SurveyOutboundFlow {

  private static final String CHANNEL = "surveyOutgoing";

  @Bean
  GatewayProxyFactoryBean<SurveyDispatch> surveyDispatch() {
    var gateway = new GatewayProxyFactoryBean<>(SurveyDispatch.class);
    gateway.setDefaultRequestChannelName(CHANNEL);
    return gateway;
  }

  @Bean
  IntegrationFlow surveyOutboundFlow(Outbox outbox) {
    return IntegrationFlow.from(CHANNEL)
        .handle(new OutboundAdapter(outbox), endpoint -> endpoint.id("surveyOutbox"))
        .get();
  }
}
