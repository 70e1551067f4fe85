package com.sysopsquad.flows.cardstatus;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * For the customer quantum: reads billing's decisions on cards and passes them to {@link
 * CardStatusReceiver}. A decision that fails holds up no decision on another card.
 */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class CardStatusInbound {

  @Bean
  IntegrationFlow cardStatusInboundFlow(InboundAdapters inbound, CardStatusReceiver receiver) {
    return IntegrationFlow.from(
            inbound.receiving(CardStatusChanged.class, "cardStatusInbox").independently())
        .transformWith(
            reader ->
                reader.transformer(inbound.reading(CardStatusChanged.class)).id("cardStatusReader"))
        .<List<CardStatusChanged>>handle(
            (statuses, headers) -> {
              receiver.receive(statuses);
              return null;
            },
            endpoint -> endpoint.id("cardStatusActivator"))
        .get();
  }
}
