package com.sysopsquad.portal.passkey;

import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.event.Client;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A customer's passkeys: the list, their names, and the way to add one. */
@Controller
class PasskeyController {

  private final Passkeys passkeys;

  PasskeyController(Passkeys passkeys) {
    this.passkeys = passkeys;
  }

  @GetMapping("/account/passkeys")
  String list(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("passkeys", passkeys.of(customer.id()));
    return "account-passkeys";
  }

  @PostMapping("/account/passkeys/rename")
  String rename(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String id,
      @RequestParam(defaultValue = "") String label) {
    found(passkeys.rename(customer.id(), id, label));
    return "redirect:/account/passkeys?done=passkey";
  }

  @PostMapping("/account/passkeys/remove")
  String remove(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String id,
      HttpServletRequest request) {
    found(passkeys.remove(customer.id(), id, Client.of(request)));
    return "redirect:/account/passkeys?done=passkey-removed";
  }

  private static void found(boolean found) {
    if (!found) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
  }
}
