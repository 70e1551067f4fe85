package com.sysopsquad.portal.security;

import com.sysopsquad.portal.display.LocalPath;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.session.SessionMarks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for signing in, and for confirming the identity again. */
@Controller
class SignInController {

  private final CheckingPassword checking;
  private final List<SignInMethod> methods;
  private final SecurityEvents events;
  private final Clock clock;
  private final Texts texts;

  SignInController(
      CheckingPassword checking,
      List<SignInMethod> methods,
      SecurityEvents events,
      Clock clock,
      Texts texts) {
    this.checking = checking;
    this.methods = methods;
    this.events = events;
    this.clock = clock;
    this.texts = texts;
  }

  @GetMapping("/sign-in")
  String signIn(
      @AuthenticationPrincipal @Nullable SignedInCustomer customer,
      HttpServletRequest request,
      Model model) {
    model.addAttribute("email", SessionMarks.lastTyped(request.getSession(false)));
    model.addAttribute(
        "providers", methods.stream().flatMap(method -> method.buttons().stream()).toList());
    return customer == null ? "sign-in" : "redirect:/";
  }

  @GetMapping(RecentSignInFilter.AGAIN)
  String again(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam @Nullable String then,
      Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("then", LocalPath.of(then, "/account"));
    return "sign-in-again";
  }

  @PostMapping(RecentSignInFilter.AGAIN)
  String prove(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String password,
      @RequestParam @Nullable String then,
      HttpServletRequest request,
      Model model) {
    if (checking.isRight(customer.id(), password, request)) {
      request.changeSessionId();
      SessionMarks.proven(request.getSession(), clock.instant());
      events.add(customer.id(), SecurityEvent.Kind.CONFIRMED_AGAIN, Client.of(request));
      return "redirect:" + LocalPath.of(then, "/account");
    }
    model.addAttribute("problem", texts.of("security.again-wrong"));
    return again(customer, then, model);
  }
}
