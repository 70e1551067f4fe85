package com.sysopsquad.flows.cardstatus;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of billing: its decisions on cards that customers added. */
@Import(DeliveryConfiguration.class)
public class CardStatusGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public CardStatusGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the decisions in the caller's transaction. */
  public void send(List<CardStatusChanged> statuses) {
    outbox.send(statuses);
  }
}
