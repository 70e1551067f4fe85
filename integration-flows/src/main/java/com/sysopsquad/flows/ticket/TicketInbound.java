package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/** For sysops: reads what customers write about tickets and passes it to {@link TicketReceiver}. */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class TicketInbound {

  @Bean
  IntegrationFlow ticketInboundFlow(InboundAdapters inbound, TicketReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(TicketRequest.class, "ticketInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(TicketRequest.class)).id("ticketReader"))
        .<List<TicketRequest>>handle(
            (requests, headers) -> {
              receiver.receive(requests);
              return null;
            },
            endpoint -> endpoint.id("ticketActivator"))
        .get();
  }
}
