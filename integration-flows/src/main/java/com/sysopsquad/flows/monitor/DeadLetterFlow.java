package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.InboundAdapters;
import com.sysopsquad.flows.message.DeadLettered;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Keeps the dead letters of all quanta. What is itself unreadable is kept here and now, so that no
 * dead letter makes another one.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterFlow {

  @Bean
  IntegrationFlow deadLetterInboundFlow(InboundAdapters inbound, DeadLetters deadLetters) {
    return IntegrationFlow.from(
            inbound
                .receiving(DeadLettered.class, "deadLetterInbox")
                .burying(letter -> deadLetters.keep(List.of(letter))))
        .transformWith(
            reader ->
                reader.transformer(inbound.reading(DeadLettered.class)).id("deadLetterReader"))
        .<List<DeadLettered>>handle(
            (letters, headers) -> {
              deadLetters.keep(letters);
              return null;
            },
            endpoint -> endpoint.id("deadLetterActivator"))
        .get();
  }
}
