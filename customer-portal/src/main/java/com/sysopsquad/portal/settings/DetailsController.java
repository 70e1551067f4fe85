package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.States;
import com.sysopsquad.portal.display.Problems;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.SigningIn;
import com.sysopsquad.portal.security.event.Client;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** A customer's name and address. */
@Controller
class DetailsController {

  private final Customers customers;
  private final ChangingAccount changing;
  private final SigningIn signingIn;
  private final Texts texts;

  DetailsController(
      Customers customers, ChangingAccount changing, SigningIn signingIn, Texts texts) {
    this.customers = customers;
    this.changing = changing;
    this.signingIn = signingIn;
    this.texts = texts;
  }

  @GetMapping("/account/details")
  String form(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    return page(customer, DetailsForm.of(customers.get(customer.id())), new Problems(), model);
  }

  @PostMapping("/account/details")
  String change(
      @AuthenticationPrincipal SignedInCustomer customer,
      DetailsForm typed,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    DetailsForm form = typed.complete();
    Problems problems = form.problems();
    if (problems.any()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(customer, form, problems, model);
    }
    changing.details(
        customer.id(), Objects.requireNonNull(form.name()), form.address(), Client.of(request));
    signingIn.renew(request, response, customer.id());
    return "redirect:/account?done=details";
  }

  private String page(SignedInCustomer customer, DetailsForm form, Problems problems, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("form", form);
    model.addAttribute("problems", texts.of(problems));
    model.addAttribute("states", States.names());
    return "account-details";
  }
}
