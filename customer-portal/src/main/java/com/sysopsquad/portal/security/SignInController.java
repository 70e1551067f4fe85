package com.sysopsquad.portal.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page to sign in on. */
@Controller
class SignInController {

  @GetMapping("/sign-in")
  String signIn(@AuthenticationPrincipal @Nullable SignedInCustomer customer) {
    return customer == null ? "sign-in" : "redirect:/";
  }
}
