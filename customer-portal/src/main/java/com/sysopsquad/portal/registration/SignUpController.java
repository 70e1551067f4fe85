package com.sysopsquad.portal.registration;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.EmailAddress;
import com.sysopsquad.portal.account.EmailTaken;
import com.sysopsquad.portal.account.PasswordPolicy;
import com.sysopsquad.portal.account.States;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.Problems;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.link.LinkNotValid;
import com.sysopsquad.portal.security.SigningIn;
import com.sysopsquad.portal.security.event.SecurityEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for signing up. */
@Controller
class SignUpController {

  private final SigningUp signingUp;
  private final SigningIn signingIn;
  private final PasswordPolicy policy;
  private final PasswordEncoder passwords;
  private final Texts texts;

  SignUpController(
      SigningUp signingUp,
      SigningIn signingIn,
      PasswordPolicy policy,
      PasswordEncoder passwords,
      Texts texts) {
    this.signingUp = signingUp;
    this.signingIn = signingIn;
    this.policy = policy;
    this.passwords = passwords;
    this.texts = texts;
  }

  @GetMapping("/sign-up")
  String form(Model model) {
    return page(SignUpForm.empty(), new Problems(), model);
  }

  @PostMapping("/sign-up")
  String signUp(SignUpForm typed, Locale locale, Model model, HttpServletResponse response) {
    SignUpForm form = typed.complete();
    Problems problems = form.problems(policy);
    if (problems.any()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page(form, problems, model);
    }
    String hash = Objects.requireNonNull(passwords.encode(form.password()));
    signingUp.signUp(form.registration(hash), Language.of(locale));
    return "redirect:/sign-up/sent";
  }

  @GetMapping("/sign-up/sent")
  String sent() {
    return "sign-up-sent";
  }

  @GetMapping("/sign-up/again")
  String formAgain(Model model) {
    model.addAttribute("problems", Map.of());
    model.addAttribute("email", "");
    return "sign-up-again";
  }

  @PostMapping("/sign-up/again")
  String again(
      @RequestParam(defaultValue = "") String email, Model model, HttpServletResponse response) {
    Problems problems = new Problems().check("email", () -> EmailAddress.of(email));
    if (problems.any()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("problems", texts.of(problems));
      model.addAttribute("email", email);
      return "sign-up-again";
    }
    signingUp.again(EmailAddress.of(email));
    return "redirect:/sign-up/sent";
  }

  @GetMapping("/sign-up/confirm")
  String confirmation(@RequestParam(defaultValue = "") String token, Model model) {
    model.addAttribute("valid", signingUp.isValid(token));
    model.addAttribute("token", token);
    model.addAttribute("problems", Map.of());
    return "sign-up-confirm";
  }

  @PostMapping("/sign-up/confirm")
  String confirm(
      @RequestParam(defaultValue = "") String token,
      @RequestParam(defaultValue = "") String password,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      Optional<Customer> customer = signingUp.confirm(token, password);
      if (customer.isPresent()) {
        signingIn.signIn(request, response, customer.get().id(), SecurityEvent.Kind.REGISTERED);
        return "redirect:/";
      }
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      confirmation(token, model);
      model.addAttribute("problems", Map.of("password", texts.of("account.not-chosen-password")));
      return "sign-up-confirm";
    } catch (LinkNotValid | EmailTaken used) {
      response.setStatus(HttpStatus.GONE.value());
      model.addAttribute("valid", false);
      return "sign-up-confirm";
    }
  }

  private String page(SignUpForm form, Problems problems, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("problems", texts.of(problems));
    model.addAttribute("states", States.names());
    return "sign-up";
  }
}
