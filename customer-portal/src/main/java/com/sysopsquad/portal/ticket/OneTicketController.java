package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One ticket with its timeline, to which its customer can add, and which can be closed. */
@Controller
@RequestMapping("/tickets/{ticketId}")
class OneTicketController {

  private final Tickets tickets;
  private final Timelines timelines;
  private final CommentingTickets commenting;
  private final ClosingTickets closing;
  private final Texts texts;

  OneTicketController(
      Tickets tickets,
      Timelines timelines,
      CommentingTickets commenting,
      ClosingTickets closing,
      Texts texts) {
    this.tickets = tickets;
    this.timelines = timelines;
    this.commenting = commenting;
    this.closing = closing;
    this.texts = texts;
  }

  @GetMapping
  String ticket(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      Model model) {
    return page(customer, ticketId, CommentForm.empty(), model);
  }

  @PostMapping("/comments")
  String comment(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      CommentForm typed,
      Model model,
      HttpServletResponse response) {
    CommentForm form = typed.complete();
    try {
      commenting.comment(
          customer.id(),
          ticketId,
          Objects.requireNonNull(form.id()),
          Objects.requireNonNull(form.text()));
      return "redirect:/tickets/" + ticketId;
    } catch (TicketNotPossible refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refusal", texts.of(refused));
      return page(customer, ticketId, form, model);
    }
  }

  @GetMapping("/close")
  String asksToClose(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      Model model) {
    Ticket ticket = tickets.get(customer.id(), ticketId);
    model.addAttribute("customerName", customer.name());
    model.addAttribute("ticket", ticket);
    return ticket.isClosed() ? "redirect:/tickets/" + ticketId : "ticket-close";
  }

  @PostMapping("/close")
  String close(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID ticketId) {
    closing.close(customer.id(), ticketId);
    return "redirect:/tickets/" + ticketId;
  }

  private String page(SignedInCustomer customer, UUID ticketId, CommentForm form, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("ticket", tickets.get(customer.id(), ticketId));
    model.addAttribute("timeline", timelines.of(customer.id(), ticketId));
    model.addAttribute("comment", form);
    return "ticket";
  }
}
