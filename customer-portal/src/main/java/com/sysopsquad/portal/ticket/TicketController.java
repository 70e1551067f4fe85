package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A customer's tickets: the list with a form for a new one, and each with its timeline. */
@Controller
class TicketController {

  private static final int UNPROCESSABLE = 422;

  private final Tickets tickets;
  private final SubmittingTickets submitting;

  TicketController(Tickets tickets, SubmittingTickets submitting) {
    this.tickets = tickets;
    this.submitting = submitting;
  }

  @GetMapping("/tickets")
  String list(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    return page(customer, TicketForm.empty(), model);
  }

  @PostMapping("/tickets")
  String submit(
      @AuthenticationPrincipal SignedInCustomer customer,
      TicketForm typed,
      Model model,
      HttpServletResponse response) {
    TicketForm form = typed.complete();
    UUID id = Objects.requireNonNull(form.id());
    try {
      submitting.submit(
          customer.id(),
          id,
          Objects.requireNonNull(form.title()),
          Objects.requireNonNull(form.description()));
      return "redirect:/tickets/" + id;
    } catch (TicketNotPossible refused) {
      response.setStatus(UNPROCESSABLE);
      model.addAttribute("refusal", refused.getMessage());
      return page(customer, form, model);
    }
  }

  @GetMapping("/tickets/{id}")
  String ticket(
      @AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("ticket", tickets.get(customer.id(), id));
    model.addAttribute("timeline", tickets.timeline(customer.id(), id));
    return "ticket";
  }

  private String page(SignedInCustomer customer, TicketForm form, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("tickets", tickets.of(customer.id()));
    model.addAttribute("form", form);
    return "tickets";
  }
}
