package com.sysopsquad.portal.settings.signin;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.PasswordPolicy;
import com.sysopsquad.portal.display.Problems;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.CheckingPassword;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.settings.ChangingAccount;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new password for customers who know the old one. */
@Controller
class PasswordController {

  private final Customers customers;
  private final CheckingPassword checking;
  private final PasswordPolicy policy;
  private final PasswordEncoder passwords;
  private final ChangingAccount changing;
  private final Texts texts;

  PasswordController(
      Customers customers,
      CheckingPassword checking,
      PasswordPolicy policy,
      PasswordEncoder passwords,
      ChangingAccount changing,
      Texts texts) {
    this.customers = customers;
    this.checking = checking;
    this.policy = policy;
    this.passwords = passwords;
    this.changing = changing;
    this.texts = texts;
  }

  @GetMapping("/account/password")
  String form(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    return page(customer, new Problems(), model);
  }

  @PostMapping("/account/password")
  String change(
      @AuthenticationPrincipal SignedInCustomer signedIn,
      @RequestParam(defaultValue = "") String old,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Customer customer = customers.get(signedIn.id());
    Problems problems =
        new Problems()
            .check("password", () -> policy.check(password, customer.name(), customer.email()));
    if (!problems.any() && !checking.isRight(signedIn.id(), old, request)) {
      problems.add("old", "account.not-current-password");
    }
    if (problems.any()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(signedIn, problems, model);
    }
    String hash = Objects.requireNonNull(passwords.encode(password));
    changing.password(signedIn.id(), hash, request.getSession().getId(), Client.of(request));
    request.changeSessionId();
    return "redirect:/account?done=password";
  }

  private String page(SignedInCustomer customer, Problems problems, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("problems", texts.of(problems));
    return "account-password";
  }
}
