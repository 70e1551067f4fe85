package com.sysopsquad.jobs.console.access;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page for signing in. */
@ConsolePage
class SignInController {

  @GetMapping("/sign-in")
  String signIn(HttpServletRequest request, Model model) {
    if (request.getUserPrincipal() != null) {
      return "redirect:/";
    }
    model.addAttribute("note", note(request.getParameterMap().keySet()));
    return "console/sign-in";
  }

  private static String note(Set<String> happened) {
    if (happened.contains("failed")) {
      return "The user name or password is incorrect. Try again.";
    }
    if (happened.contains("wait")) {
      return "Too many failed sign-ins from this address. Try again in a minute.";
    }
    if (happened.contains("expired")) {
      return "Your session has ended. Sign in again to continue.";
    }
    return happened.contains("left") ? "You are signed out." : "";
  }
}
