package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.CardArranged;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads decisions on cards and hands them to {@link CardArrangementUpdates}. */
@Configuration(proxyBeanMethods = false)
class CardArrangementInboundFlow {

  @Bean
  IntegrationFlow cardArrangementInboundFlow(
      InboundAdapters inbound, CardArrangementUpdates cardArrangementUpdates) {
    return IntegrationFlow.from(inbound.receiving(CardArranged.class, "cardArrangementInbox"))
        .transformWith(
            reader ->
                reader.transformer(inbound.reading(CardArranged.class)).id("cardArrangementReader"))
        .<List<CardArranged>>handle(
            (decisions, headers) -> {
              cardArrangementUpdates.apply(decisions);
              return null;
            },
            endpoint -> endpoint.id("cardArrangementActivator"))
        .get();
  }
}
