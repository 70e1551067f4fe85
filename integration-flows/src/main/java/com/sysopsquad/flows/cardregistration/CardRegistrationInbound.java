package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Import;
import com.sysopsquad.flows.delivery.BatchInboundAdapter;
import com.sysopsquad.flows.delivery.ContractReader;
import com.sysopsquad.flows.delivery.InboundAdapters;
import com.sysopsquad.flows.delivery.ReceivedMessage;
import com.sysopsquad.flows.message.CardHandedIn;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/**
 * Lets billing decide on cards, several at once and outside of any transaction, and then record the
 * decisions together. A card that is given up leaves nothing behind but its rejection.
 */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class CardRegistrationInbound {

  private static final String TO_DECIDE = "cardsToDecide";

  @Bean
  GatewayProxyFactoryBean<CardDecisions> cardDecisions() {
    var gateway = new GatewayProxyFactoryBean<>(CardDecisions.class);
    gateway.setDefaultRequestChannelName(TO_DECIDE);
    return gateway;
  }

  @Bean
  IntegrationFlow cardDecisionFlow(InboundAdapters inbound, CardRegistrationReceiver<?> receiver) {
    ContractReader<CardHandedIn> reader = inbound.reading(CardHandedIn.class);
    return IntegrationFlow.from(TO_DECIDE)
        .transformWith(
            step ->
                step.expectedType(ReceivedMessage.class)
                    .<ReceivedMessage, CardHandedIn>transformer(reader::read)
                    .id("cardReader"))
        .handle(
            CardHandedIn.class,
            (card, headers) -> receiver.decide(card),
            endpoint -> endpoint.id("cardDecider"))
        .get();
  }

  @Bean
  <D> IntegrationFlow cardRecordingFlow(
      InboundAdapters inbound, CardDecisions cardDecisions, CardRegistrationReceiver<D> receiver) {
    return IntegrationFlow.from(inbox(inbound, cardDecisions, receiver))
        .<List<D>>handle(
            (decisions, headers) -> {
              receiver.receive(decisions);
              return null;
            },
            endpoint -> endpoint.id("cardRecorder"))
        .get();
  }

  private static BatchInboundAdapter inbox(
      InboundAdapters inbound, CardDecisions decisions, CardRegistrationReceiver<?> intake) {
    ContractReader<CardHandedIn> reader = inbound.reading(CardHandedIn.class);
    return inbound
        .receiving(CardHandedIn.class, "cardRegistrationInbox")
        .preparing(decisions::decide)
        .confidentially()
        .whenGivenUp(message -> reader.readable(message).ifPresent(intake::reject));
  }
}
