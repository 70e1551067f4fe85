package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.CardStatusChanged;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads billing's decisions on cards and hands them to {@link CardStatusArrivals}. */
@Configuration(proxyBeanMethods = false)
class CardStatusInboundFlow {

  @Bean
  IntegrationFlow cardStatusInboundFlow(
      InboundAdapters inbound, CardStatusArrivals cardStatusArrivals) {
    return IntegrationFlow.from(inbound.receiving(CardStatusChanged.class, "cardStatusInbox"))
        .transformWith(
            reader ->
                reader.transformer(inbound.reading(CardStatusChanged.class)).id("cardStatusReader"))
        .<List<CardStatusChanged>>handle(
            (statuses, headers) -> {
              cardStatusArrivals.arrived(statuses);
              return null;
            },
            endpoint -> endpoint.id("cardStatusActivator"))
        .get();
  }
}
