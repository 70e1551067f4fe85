package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of the customer quantum: a card on its way to billing. */
@Import(DeliveryConfiguration.class)
public class CardRegistrationGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public CardRegistrationGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the card in the caller's transaction. */
  public void send(CardHandedIn card) {
    outbox.send(List.of(card));
  }
}
