package com.sysopsquad.portal.settings.signin;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.session.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The account at a glance, the browsers in which it is open, and its recent events. */
@Controller
class AccountController {

  private static final int EVENTS = 50;

  private final Customers customers;
  private final Sessions sessions;
  private final SecurityEvents events;

  AccountController(Customers customers, Sessions sessions, SecurityEvents events) {
    this.customers = customers;
    this.sessions = sessions;
    this.events = events;
  }

  @GetMapping("/account")
  String account(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("customer", customers.get(customer.id()));
    return "account";
  }

  @GetMapping("/account/activity")
  String activity(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("events", events.of(customer.id(), EVENTS));
    return "account-activity";
  }

  @GetMapping("/account/sessions")
  String sessions(
      @AuthenticationPrincipal SignedInCustomer customer, HttpSession session, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("sessions", sessions.of(customer.id(), session.getId()));
    return "account-sessions";
  }

  @PostMapping("/account/sessions/end")
  String end(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String handle,
      HttpServletRequest request) {
    if (!sessions.end(customer.id(), handle)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    events.add(customer.id(), SecurityEvent.Kind.SESSION_ENDED, Client.of(request));
    return "redirect:/account/sessions?done=session";
  }

  @PostMapping("/account/sessions/end-others")
  String endOthers(@AuthenticationPrincipal SignedInCustomer customer, HttpServletRequest request) {
    sessions.endOthers(customer.id(), request.getSession().getId());
    events.add(customer.id(), SecurityEvent.Kind.SESSIONS_ENDED, Client.of(request));
    return "redirect:/account/sessions?done=sessions";
  }
}
