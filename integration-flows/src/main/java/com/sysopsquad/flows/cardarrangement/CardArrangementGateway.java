package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of the customer quantum: what customers decided about their cards. */
@Import(DeliveryConfiguration.class)
public class CardArrangementGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public CardArrangementGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the decisions in the caller's transaction. */
  public void send(List<CardArranged> decisions) {
    outbox.send(decisions);
  }
}
