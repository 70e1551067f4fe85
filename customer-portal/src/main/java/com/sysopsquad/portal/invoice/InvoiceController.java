package com.sysopsquad.portal.invoice;

import com.sysopsquad.portal.notification.Notices;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The customer's own invoices: their list, each as a statement to read, print and keep. */
@Controller
class InvoiceController {

  private final Invoices invoices;
  private final Notices notices;
  private final InvoiceCsv csv;
  private final PrintingInvoices printing;

  InvoiceController(Invoices invoices, Notices notices, InvoiceCsv csv, PrintingInvoices printing) {
    this.invoices = invoices;
    this.notices = notices;
    this.csv = csv;
    this.printing = printing;
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
    model.addAttribute("notices", notices.openOf(customer.id()));
    return "invoices";
  }

  @GetMapping("/invoices/{number}")
  String invoice(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable String number,
      Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("invoice", invoices.get(customer.id(), number));
    return "invoice";
  }

  @GetMapping("/invoices/{number}.pdf")
  ResponseEntity<byte[]> pdf(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable String number,
      Locale locale) {
    byte[] pdf = printing.atOnce(customer.id(), number, locale);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(HttpHeaders.CONTENT_DISPOSITION, attachment(PrintingInvoices.fileName(number)))
        .body(pdf);
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
        HttpHeaders.CONTENT_DISPOSITION, attachment("invoices-%s.csv".formatted(year)));
    csv.write(customer.id(), chosen, response.getOutputStream());
  }

  @ExceptionHandler
  ModelAndView busy(
      PrintShopBusy busy,
      @AuthenticationPrincipal SignedInCustomer customer,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.setHeader(
        HttpHeaders.RETRY_AFTER, Long.toString(PrintShopBusy.RETRY_AFTER.toSeconds()));
    return new ModelAndView(
        "invoice-busy",
        Map.of("customerName", customer.name(), "again", request.getRequestURI()),
        HttpStatus.SERVICE_UNAVAILABLE);
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }
}
