package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.message.InvoiceIssued;
import java.util.List;

/** Outbound gateway of billing: issued invoices on their way to the customer. */
public interface InvoiceDispatch {

  /** Sends the invoices with the caller's transaction. */
  void dispatch(List<InvoiceIssued> invoices);
}
