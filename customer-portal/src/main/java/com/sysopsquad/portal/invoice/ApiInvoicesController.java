package com.sysopsquad.portal.invoice;

import com.sysopsquad.portal.api.Caller;
import com.sysopsquad.portal.api.PageOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Year;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's invoices. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{customer}/invoices",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Invoices")
class ApiInvoicesController {

  private final Invoices invoices;

  ApiInvoicesController(Invoices invoices) {
    this.invoices = invoices;
  }

  @GetMapping
  @Operation(summary = "List the invoices, twelve per page, the newest first")
  PageOf<InvoiceSummaryAnswer> invoices(
      Caller caller,
      @Parameter(description = "Only invoices issued in this year", example = "2026")
          @RequestParam(required = false)
          @Nullable Integer year,
      @Parameter(description = "Page number, from 1; a page beyond the last one is empty")
          @RequestParam(defaultValue = "1")
          int page) {
    InvoicePage shown =
        invoices.page(
            caller.customerId(), year == null ? null : Year.of(Math.clamp(year, 1, 9998)), page);
    return PageOf.of(
        page,
        shown.invoices().stream().map(InvoiceSummaryAnswer::of).toList(),
        shown.pages(),
        shown.total());
  }

  @GetMapping("/{number}")
  @Operation(summary = "Get an invoice with its lines")
  InvoiceAnswer invoice(Caller caller, @PathVariable String number) {
    return InvoiceAnswer.of(invoices.get(caller.customerId(), number));
  }
}
