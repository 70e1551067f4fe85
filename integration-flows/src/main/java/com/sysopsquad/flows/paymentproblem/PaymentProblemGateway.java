package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of billing: payment problems for the customer. */
@Import(DeliveryConfiguration.class)
public class PaymentProblemGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public PaymentProblemGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the problems in the caller's transaction. */
  public void send(List<PaymentProblem> problems) {
    outbox.send(problems);
  }
}
