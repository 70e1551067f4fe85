package com.sysopsquad.flows.ticketstatus;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of sysops: ticket statuses for the customer. */
@Import(DeliveryConfiguration.class)
public class TicketStatusGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public TicketStatusGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the statuses in the caller's transaction. */
  public void send(List<TicketStatusChanged> statuses) {
    outbox.send(statuses);
  }
}
