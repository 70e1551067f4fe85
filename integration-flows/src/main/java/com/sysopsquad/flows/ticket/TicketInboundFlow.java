package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.InboundAdapters;
import com.sysopsquad.flows.message.TicketSubmitted;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads new tickets and hands them to {@link TicketIntake}. */
@Configuration(proxyBeanMethods = false)
class TicketInboundFlow {

  @Bean
  IntegrationFlow ticketInboundFlow(InboundAdapters inbound, TicketIntake ticketIntake) {
    return IntegrationFlow.from(inbound.receiving(TicketSubmitted.class, "ticketInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(TicketSubmitted.class)).id("ticketReader"))
        .<List<TicketSubmitted>>handle(
            (tickets, headers) -> {
              ticketIntake.submitted(tickets);
              return null;
            },
            endpoint -> endpoint.id("ticketActivator"))
        .get();
  }
}
