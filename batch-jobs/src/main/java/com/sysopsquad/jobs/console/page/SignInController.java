package com.sysopsquad.jobs.console.page;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which people sign in. */
@Controller
@ConditionalOnRole(Role.CONSOLE)
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
      return "User or password are not right. Try again.";
    }
    if (happened.contains("wait")) {
      return "Too many failed sign-ins from this address. Wait a minute, then try again.";
    }
    if (happened.contains("expired")) {
      return "Your session has ended. Sign in again to go on.";
    }
    return happened.contains("left") ? "You are signed out." : "";
  }
}
