package com.sysopsquad.portal.invoice;

import com.sysopsquad.portal.security.SignedInCustomer;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One invoice, as a statement to read, print and keep. */
@Controller
class InvoiceController {

  private final Invoices invoices;

  InvoiceController(Invoices invoices) {
    this.invoices = invoices;
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
}
