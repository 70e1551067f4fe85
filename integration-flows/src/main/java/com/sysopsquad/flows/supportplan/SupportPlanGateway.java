package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of the customer quantum: plans for billing. */
@Import(DeliveryConfiguration.class)
public class SupportPlanGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public SupportPlanGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the current state of the plans in the caller's transaction. */
  public void send(List<PlanChosen> plans) {
    outbox.send(plans);
  }
}
