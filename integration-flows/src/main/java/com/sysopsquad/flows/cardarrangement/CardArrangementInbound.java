package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/** For billing: reads decisions about cards and passes them to {@link CardArrangementReceiver}. */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class CardArrangementInbound {

  @Bean
  IntegrationFlow cardArrangementInboundFlow(
      InboundAdapters inbound, CardArrangementReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(CardArranged.class, "cardArrangementInbox"))
        .transformWith(
            reader ->
                reader.transformer(inbound.reading(CardArranged.class)).id("cardArrangementReader"))
        .<List<CardArranged>>handle(
            (decisions, headers) -> {
              receiver.receive(decisions);
              return null;
            },
            endpoint -> endpoint.id("cardArrangementActivator"))
        .get();
  }
}
