package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.flows.monitor.broker.MonitorSettings;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Adds messages that the broker itself gave up, or let expire, to the dead letters. */
@Configuration(proxyBeanMethods = false)
class UndeliveredFlow {

  @Bean
  IntegrationFlow undeliveredInboundFlow(
      MonitorSettings settings, InboundAdapters inbound, DeadLetters deadLetters) {
    return flow(settings.undeliveredQueue(), "undelivered", inbound, deadLetters);
  }

  @Bean
  @ConditionalOnBooleanProperty(name = "sysops.monitor.broker-keeps-expired", matchIfMissing = true)
  IntegrationFlow expiredInboundFlow(InboundAdapters inbound, DeadLetters deadLetters) {
    return flow(Queues.EXPIRED, "expired", inbound, deadLetters);
  }

  private static IntegrationFlow flow(
      String queue, String name, InboundAdapters inbound, DeadLetters deadLetters) {
    return IntegrationFlow.from(
            inbound
                .receivingUndelivered(queue, name + "Inbox")
                .confidentially()
                .withDeadLetterQueue(deadLetters::keep))
        .transformWith(
            reader -> reader.transformer(inbound.readingUndelivered()).id(name + "Reader"))
        .<List<DeadLettered>>handle(
            (undelivered, headers) -> {
              deadLetters.keep(undelivered);
              return null;
            },
            endpoint -> endpoint.id(name + "Activator"))
        .get();
  }
}
