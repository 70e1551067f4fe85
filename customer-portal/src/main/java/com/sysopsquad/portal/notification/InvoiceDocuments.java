package com.sysopsquad.portal.notification;

import java.util.UUID;
import org.springframework.core.io.Resource;

/** Provides the documents of invoices when emails are sent. */
public interface InvoiceDocuments {

  /**
   * The document of the customer's invoice, in the customer's language; this may take some time.
   *
   * @throws RuntimeException if the customer has no such invoice
   */
  Document of(UUID customerId, String invoiceNumber);

  /** A PDF and its file name. */
  record Document(String name, Resource pdf) {}
}
