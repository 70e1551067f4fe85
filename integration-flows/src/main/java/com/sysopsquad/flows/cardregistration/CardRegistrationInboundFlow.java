package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.inbox.BatchInboundAdapter;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.wire.ContractReader;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
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
class CardRegistrationInboundFlow {

  private static final String TO_DECIDE = "cardsToDecide";

  @Bean
  GatewayProxyFactoryBean<CardDecisions> cardDecisions() {
    var gateway = new GatewayProxyFactoryBean<>(CardDecisions.class);
    gateway.setDefaultRequestChannelName(TO_DECIDE);
    return gateway;
  }

  @Bean
  IntegrationFlow cardDecisionFlow(InboundAdapters inbound, CardIntake<?> cardIntake) {
    ContractReader<CardHandedIn> reader = inbound.reading(CardHandedIn.class);
    return IntegrationFlow.from(TO_DECIDE)
        .transformWith(
            step ->
                step.expectedType(ReceivedMessage.class)
                    .<ReceivedMessage, CardHandedIn>transformer(reader::read)
                    .id("cardReader"))
        .handle(
            CardHandedIn.class,
            (card, headers) -> cardIntake.decide(card),
            endpoint -> endpoint.id("cardDecider"))
        .get();
  }

  @Bean
  <D> IntegrationFlow cardRecordingFlow(
      InboundAdapters inbound, CardDecisions cardDecisions, CardIntake<D> cardIntake) {
    return IntegrationFlow.from(inbox(inbound, cardDecisions, cardIntake))
        .<List<D>>handle(
            (decisions, headers) -> {
              cardIntake.record(decisions);
              return null;
            },
            endpoint -> endpoint.id("cardRecorder"))
        .get();
  }

  private static BatchInboundAdapter inbox(
      InboundAdapters inbound, CardDecisions decisions, CardIntake<?> intake) {
    ContractReader<CardHandedIn> reader = inbound.reading(CardHandedIn.class);
    return inbound
        .receiving(CardHandedIn.class, "cardRegistrationInbox")
        .preparing(decisions::decide)
        .confidentially()
        .whenGivenUp(message -> reader.readable(message).ifPresent(intake::reject));
  }
}
