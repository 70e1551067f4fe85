package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.BatchInboundAdapter;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.wire.contract.ContractReader;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * For billing's card intake: lets {@link CardRegistrationReceiver} decide on cards, several at once
 * and outside of any transaction, and then passes it all decisions together. Of a card that is
 * given up, only the rejection is kept.
 */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class CardRegistrationInbound {

  @Bean
  <D> IntegrationFlow cardRegistrationInboundFlow(
      InboundAdapters inbound, CardRegistrationReceiver<D> receiver) {
    return IntegrationFlow.from(inbox(inbound, receiver))
        .<List<D>>handle(
            (decisions, headers) -> {
              receiver.receive(decisions);
              return null;
            },
            endpoint -> endpoint.id("cardRegistrationActivator"))
        .get();
  }

  private static BatchInboundAdapter inbox(
      InboundAdapters inbound, CardRegistrationReceiver<?> receiver) {
    ContractReader<CardHandedIn> reader = inbound.reading(CardHandedIn.class);
    return inbound
        .receiving(CardHandedIn.class, "cardRegistrationInbox")
        .preparing(message -> receiver.decide(reader.read(message)))
        .confidentially()
        .whenGivenUp(message -> reader.readable(message).ifPresent(receiver::onGivenUp));
  }
}
