package com.sysopsquad.portal.notification;

import java.util.UUID;
import org.springframework.core.io.Resource;

/** Where e-mails get the documents of invoices from, when they are sent. */
public interface InvoiceDocuments {

  /**
   * The document of the customer's invoice, in the customer's language; it may take its time.
   *
   * @throws RuntimeException if the customer has no such invoice
   */
  Document of(UUID customerId, String invoiceNumber);

  /** A PDF and the name under which it is kept. */
  record Document(String name, Resource pdf) {}
}
