package com.sysopsquad.portal.ticket.api;

import com.sysopsquad.portal.ticket.TicketFilter;
import com.sysopsquad.portal.ticket.TicketPage;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.submission.SubmittingTickets;
import com.sysopsquad.portal.ticket.thread.ClosingTickets;
import com.sysopsquad.portal.ticket.thread.CommentingTickets;

import com.sysopsquad.portal.api.Caller;
import com.sysopsquad.portal.api.PageOf;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's tickets. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{customer}/tickets",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tickets")
class ApiTicketsController {

  private final Tickets tickets;
  private final TicketViews views;
  private final SubmittingTickets submitting;
  private final CommentingTickets commenting;
  private final ClosingTickets closing;

  ApiTicketsController(
      Tickets tickets,
      TicketViews views,
      SubmittingTickets submitting,
      CommentingTickets commenting,
      ClosingTickets closing) {
    this.tickets = tickets;
    this.views = views;
    this.submitting = submitting;
    this.commenting = commenting;
    this.closing = closing;
  }

  @GetMapping
  @Operation(summary = "List the tickets by page, the newest first")
  PageOf<TicketAnswer> tickets(
      Caller caller,
      @Parameter(description = "all, open, or done", example = "open")
          @RequestParam(defaultValue = "all")
          String show,
      @Parameter(description = "Words to search for in title, description, and number")
          @RequestParam(defaultValue = "")
          String q,
      @Parameter(description = "Page number, from 1; a page beyond the last one is empty")
          @RequestParam(defaultValue = "1")
          int page) {
    TicketPage shown = tickets.page(caller.customerId(), TicketFilter.of(show), q, page);
    return PageOf.of(
        page,
        shown.tickets().stream().map(TicketAnswer::listed).toList(),
        shown.pages(),
        shown.total());
  }

  @GetMapping("/{id}")
  @Operation(summary = "Get a ticket with its timeline and photos")
  TicketAnswer ticket(Caller caller, @PathVariable UUID id) {
    return views.of(caller.customerId(), id);
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Submit a ticket under an id that you choose; repeating the call is safe")
  TicketAnswer submitTicket(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody TicketBody ticket) {
    submitting.submit(caller.customerId(), ticket.ticket(id), List.of());
    return ticket(caller, id);
  }

  @PutMapping(path = "/{id}/comments/{comment}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Add a comment under an id that you choose; repeating the call is safe")
  TicketAnswer commentTicket(
      Caller caller,
      @PathVariable UUID id,
      @PathVariable UUID comment,
      @Valid @RequestBody CommentBody words) {
    commenting.comment(caller.customerId(), id, comment, words.text(), List.of());
    return ticket(caller, id);
  }

  @PutMapping("/{id}/closure")
  @Operation(summary = "Close a ticket permanently; repeating the call is safe")
  TicketAnswer closeTicket(Caller caller, @PathVariable UUID id) {
    closing.close(caller.customerId(), id);
    return ticket(caller, id);
  }
}
