package com.sysopsquad.portal.invoice.print;

import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.invoice.Invoice;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.InvoiceDocuments;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.stereotype.Service;

/** Makes the documents of invoices, each only for its customer. */
@Service
class PrintingInvoices implements InvoiceDocuments {

  private final Invoices invoices;
  private final Preferences preferences;
  private final InvoiceDocument document;
  private final PrintShop shop;

  PrintingInvoices(
      Invoices invoices, Preferences preferences, InvoiceDocument document, PrintShop shop) {
    this.invoices = invoices;
    this.preferences = preferences;
    this.document = document;
    this.shop = shop;
  }

  /**
   * The customer's own invoice as a PDF, for someone who is waiting for it.
   *
   * @throws PrintShopBusy if too many documents are requested now
   */
  byte[] atOnce(UUID customerId, String number, Locale locale) {
    Invoice invoice = invoices.get(customerId, number);
    return shop.atOnce(customerId, () -> document.of(invoice, locale));
  }

  @Override
  public Document of(UUID customerId, String number) {
    Invoice invoice = invoices.get(customerId, number);
    Locale language = preferences.languages(Set.of(customerId)).getOrDefault(customerId, Locale.US);
    byte[] pdf = shop.whenever(() -> document.of(invoice, language));
    return new Document(fileName(number), new ByteArrayResource(pdf));
  }

  /** The file name of the document. */
  static String fileName(String number) {
    return "invoice-%s.pdf".formatted(number);
  }
}
