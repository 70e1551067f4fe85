package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.TicketClosed;
import com.sysopsquad.flows.message.TicketCommented;
import com.sysopsquad.flows.message.TicketRequest;
import com.sysopsquad.flows.message.TicketSubmitted;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads what customers say about tickets and hands it to {@link TicketIntake}. */
@Configuration(proxyBeanMethods = false)
class TicketInboundFlow {

  @Bean
  IntegrationFlow ticketInboundFlow(InboundAdapters inbound, TicketIntake ticketIntake) {
    return IntegrationFlow.from(inbound.receiving(TicketRequest.class, "ticketInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(TicketRequest.class)).id("ticketReader"))
        .<List<TicketRequest>>handle(
            (requests, headers) -> {
              take(requests, ticketIntake);
              return null;
            },
            endpoint -> endpoint.id("ticketActivator"))
        .get();
  }

  /** Each kind at once: of one ticket they come in no other order than this. */
  private static void take(List<TicketRequest> requests, TicketIntake intake) {
    some(requests, TicketSubmitted.class, intake::submitted);
    some(requests, TicketCommented.class, intake::commented);
    some(requests, TicketClosed.class, intake::closed);
  }

  private static <T> void some(
      List<TicketRequest> requests, Class<T> kind, Consumer<List<T>> taken) {
    List<T> some = requests.stream().filter(kind::isInstance).map(kind::cast).toList();
    if (!some.isEmpty()) {
      taken.accept(some);
    }
  }
}
