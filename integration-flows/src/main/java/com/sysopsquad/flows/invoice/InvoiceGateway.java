package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import java.util.List;
import org.springframework.context.annotation.Import;

/** Outbound gateway of billing: issued invoices on their way to the customer. */
@Import(DeliveryConfiguration.class)
public class InvoiceGateway {

  private final Outbox outbox;

  /** Creates a gateway to this outbox. */
  public InvoiceGateway(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Sends the invoices in the caller's transaction. */
  public void send(List<InvoiceIssued> invoices) {
    outbox.send(invoices);
  }
}
