package com.sysopsquad.portal.invoice.print;

import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** A customer's invoice to print and keep. */
@Controller
class InvoicePdfController {

  private final PrintingInvoices printing;

  InvoicePdfController(PrintingInvoices printing) {
    this.printing = printing;
  }

  @GetMapping("/invoices/{number}.pdf")
  ResponseEntity<byte[]> pdf(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable String number,
      Locale locale) {
    byte[] pdf = printing.atOnce(customer.id(), number, locale);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(PrintingInvoices.fileName(number))
                .build()
                .toString())
        .body(pdf);
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
}
