package com.sysopsquad.portal.invoice;

import com.sysopsquad.portal.notification.Notices;
import com.sysopsquad.portal.notification.OpenNotices;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The customer's own invoices: the list, and each as a statement to read. */
@Controller
class InvoiceController {

  private final Invoices invoices;
  private final Notices notices;
  private final InvoiceCsv csv;

  InvoiceController(Invoices invoices, Notices notices, InvoiceCsv csv) {
    this.invoices = invoices;
    this.notices = notices;
    this.csv = csv;
  }

  @GetMapping("/invoices")
  String list(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String year,
      @RequestParam(defaultValue = "") String page,
      Model model) {
    InvoiceChoice choice = InvoiceChoice.of(year, page);
    model.addAttribute("customerName", customer.name());
    model.addAttribute("year", choice.year());
    model.addAttribute("years", invoices.years(customer.id()));
    model.addAttribute("page", invoices.page(customer.id(), choice.year(), choice.page()));
    model.addAttribute("notices", new OpenNotices(notices.openOf(customer.id())));
    return "invoices";
  }

  @GetMapping("/invoices/{number}")
  String invoice(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable String number,
      Model model) {
    model.addAttribute("customerName", customer.name());
    Invoice invoice = invoices.get(customer.id(), number);
    model.addAttribute("invoice", invoice);
    model.addAttribute("refunds", invoices.refundsOf(customer.id(), invoice.number()));
    return "invoice";
  }

  @GetMapping("/invoices/{year:[0-9]{4}}.csv")
  void csv(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable String year,
      HttpServletResponse response)
      throws IOException {
    Year chosen = Year.parse(year);
    if (invoices.page(customer.id(), chosen, 1).total() == 0) {
      throw new NoSuchInvoice(year);
    }
    response.setContentType("text/csv; header=present");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment()
            .filename("invoices-%s.csv".formatted(year))
            .build()
            .toString());
    csv.write(customer.id(), chosen, response.getOutputStream());
  }
}
