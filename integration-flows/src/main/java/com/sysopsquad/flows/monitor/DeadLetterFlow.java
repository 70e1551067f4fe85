package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.deadletter.VerifiedReports;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.DeliveryReport;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Keeps what all quanta report of failed messages. What is itself unreadable is kept here and now,
 * so that no dead letter makes another one.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterFlow {

  @Bean
  IntegrationFlow deadLetterInboundFlow(
      InboundAdapters inbound, DeadLetters deadLetters, Resends resends) {
    return IntegrationFlow.from(
            inbound
                .receiving(DeliveryReport.class, "deadLetterInbox")
                .withDeadLetterQueue(deadLetters::keep))
        .transformWith(
            reader ->
                reader
                    .transformer(new VerifiedReports(inbound.reading(DeliveryReport.class)))
                    .id("deadLetterReader"))
        .<List<DeliveryReport>>handle(
            (reports, headers) -> {
              deadLetters.keep(reports);
              resends.keep(reports);
              return null;
            },
            endpoint -> endpoint.id("deadLetterActivator"))
        .get();
  }
}
