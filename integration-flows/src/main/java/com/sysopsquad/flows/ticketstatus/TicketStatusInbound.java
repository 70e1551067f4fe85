package com.sysopsquad.flows.ticketstatus;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * For the customer quantum: reads ticket statuses and passes them to {@link TicketStatusReceiver}.
 */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class TicketStatusInbound {

  @Bean
  IntegrationFlow ticketStatusInboundFlow(InboundAdapters inbound, TicketStatusReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(TicketStatusChanged.class, "ticketStatusInbox"))
        .transformWith(
            reader ->
                reader
                    .transformer(inbound.reading(TicketStatusChanged.class))
                    .id("ticketStatusReader"))
        .<List<TicketStatusChanged>>handle(
            (statuses, headers) -> {
              receiver.receive(statuses);
              return null;
            },
            endpoint -> endpoint.id("ticketStatusActivator"))
        .get();
  }
}
