package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.TicketStatusChanged;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads news of tickets and hands them to {@link TicketStatusArrivals}. */
@Configuration(proxyBeanMethods = false)
class TicketStatusInboundFlow {

  @Bean
  IntegrationFlow ticketStatusInboundFlow(
      InboundAdapters inbound, TicketStatusArrivals ticketStatusArrivals) {
    return IntegrationFlow.from(inbound.receiving(TicketStatusChanged.class, "ticketStatusInbox"))
        .transformWith(
            reader ->
                reader
                    .transformer(inbound.reading(TicketStatusChanged.class))
                    .id("ticketStatusReader"))
        .<List<TicketStatusChanged>>handle(
            (statuses, headers) -> {
              ticketStatusArrivals.arrived(statuses);
              return null;
            },
            endpoint -> endpoint.id("ticketStatusActivator"))
        .get();
  }
}
