package com.sysopsquad.flows.invoice;

import java.util.List;

/** What the customer quantum does with invoices. */
public interface InvoiceReceiver {

  /** Stores the invoices in the transaction that marks the messages as received. */
  void receive(List<InvoiceIssued> invoices);
}
