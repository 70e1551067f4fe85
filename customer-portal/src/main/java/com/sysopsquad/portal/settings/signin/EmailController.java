package com.sysopsquad.portal.settings.signin;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.EmailAddress;
import com.sysopsquad.portal.account.EmailTaken;
import com.sysopsquad.portal.display.Problems;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.link.LinkNotValid;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.event.Client;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new email address, and the link that confirms it. */
@Controller
class EmailController {

  private final Customers customers;
  private final ChangingEmail changing;
  private final Texts texts;

  EmailController(Customers customers, ChangingEmail changing, Texts texts) {
    this.customers = customers;
    this.changing = changing;
    this.texts = texts;
  }

  @GetMapping("/account/email")
  String form(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    return page(customer, "", new Problems(), model);
  }

  @PostMapping("/account/email")
  String ask(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String email,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Problems problems = new Problems().check("email", () -> EmailAddress.of(email));
    if (customers.get(customer.id()).email().equalsIgnoreCase(TypedText.stripped(email))) {
      problems.add("email", "account.same-email");
    }
    if (problems.any()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(customer, email, problems, model);
    }
    changing.ask(customer.id(), EmailAddress.of(email), Client.of(request));
    return "redirect:/account?done=email";
  }

  @GetMapping("/email/confirm")
  String confirmation(@RequestParam(defaultValue = "") String token, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("email", changing.newEmail(token).orElse(null));
    return "email-confirm";
  }

  @PostMapping("/email/confirm")
  String confirm(
      @RequestParam(defaultValue = "") String token,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      changing.confirm(token, Client.of(request));
      return "redirect:/email/confirmed";
    } catch (LinkNotValid | EmailTaken used) {
      response.setStatus(HttpStatus.GONE.value());
      return "email-confirm";
    }
  }

  @GetMapping("/email/confirmed")
  String confirmed() {
    return "email-confirmed";
  }

  private String page(SignedInCustomer customer, String typed, Problems problems, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("present", customers.get(customer.id()).email());
    model.addAttribute("email", typed);
    model.addAttribute("problems", texts.of(problems));
    return "account-email";
  }
}
