package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of the customer quantum: what customers write about tickets, for sysops. */
@Import(DeliveryConfiguration.class)
public class TicketGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public TicketGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends them in the caller's transaction. */
  public void send(List<? extends TicketRequest> requests) {
    outbox.send(requests);
  }
}
