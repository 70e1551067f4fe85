package com.sysopsquad.flows.correction;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of billing: corrections, for the customer. */
@Import(DeliveryConfiguration.class)
public class CorrectionGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public CorrectionGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends a correction in the caller's transaction. */
  public void send(CorrectionMade correction) {
    outbox.send(List.of(correction));
  }
}
