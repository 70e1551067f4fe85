package com.sysopsquad.portal.recovery;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.EmailAddress;
import com.sysopsquad.portal.account.PasswordPolicy;
import com.sysopsquad.portal.display.Problems;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.link.LinkNotValid;
import com.sysopsquad.portal.security.SigningIn;
import com.sysopsquad.portal.security.event.Client;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for people who have forgotten their password. */
@Controller
class ForgottenPasswordController {

  private final ResettingPassword resetting;
  private final SigningIn signingIn;
  private final PasswordPolicy policy;
  private final PasswordEncoder passwords;
  private final Texts texts;

  ForgottenPasswordController(
      ResettingPassword resetting,
      SigningIn signingIn,
      PasswordPolicy policy,
      PasswordEncoder passwords,
      Texts texts) {
    this.resetting = resetting;
    this.signingIn = signingIn;
    this.policy = policy;
    this.passwords = passwords;
    this.texts = texts;
  }

  @GetMapping("/password/forgotten")
  String form(Model model) {
    model.addAttribute("problems", Map.of());
    model.addAttribute("email", "");
    return "password-forgotten";
  }

  @PostMapping("/password/forgotten")
  String ask(
      @RequestParam(defaultValue = "") String email,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    Problems problems = new Problems().check("email", () -> EmailAddress.of(email));
    if (problems.any()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("problems", texts.of(problems));
      model.addAttribute("email", email);
      return "password-forgotten";
    }
    resetting.ask(EmailAddress.of(email), Client.of(request));
    return "redirect:/password/sent";
  }

  @GetMapping("/password/sent")
  String sent() {
    return "password-sent";
  }

  @GetMapping("/password/new")
  String newPassword(@RequestParam(defaultValue = "") String token, Model model) {
    return page(token, resetting.customerOf(token).isPresent(), new Problems(), model);
  }

  @PostMapping("/password/new")
  String set(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      Optional<Customer> customer = resetting.customerOf(token);
      String[] own =
          customer.map(each -> new String[] {each.name(), each.email()}).orElse(new String[0]);
      Problems problems = new Problems().check("password", () -> policy.check(password, own));
      if (customer.isPresent() && problems.any()) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(token, true, problems, model);
      }
      if (customer.isEmpty()) {
        throw new LinkNotValid();
      }
      String hash = Objects.requireNonNull(passwords.encode(password));
      UUID customerId = resetting.reset(token, hash, Client.of(request));
      signingIn.remember(request, response, customerId);
      return "redirect:/sign-in?new-password";
    } catch (LinkNotValid used) {
      response.setStatus(HttpStatus.GONE.value());
      return page(token, false, new Problems(), model);
    }
  }

  private String page(String token, boolean valid, Problems problems, Model model) {
    model.addAttribute("token", token);
    model.addAttribute("valid", valid);
    model.addAttribute("problems", texts.of(problems));
    return "password-new";
  }
}
