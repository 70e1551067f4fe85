package com.sysopsquad.portal.api;

import com.sysopsquad.portal.survey.AnsweringSurveys;
import com.sysopsquad.portal.ticket.SubmittingTickets;
import com.sysopsquad.portal.ticket.Tickets;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's tickets, and the answers to their surveys. */
@RestController
@RequestMapping(
    path = "/api/v1/customers/{customer}/tickets",
    produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tickets")
class ApiTicketsController {

  private final Tickets tickets;
  private final SubmittingTickets submitting;
  private final AnsweringSurveys answering;

  ApiTicketsController(Tickets tickets, SubmittingTickets submitting, AnsweringSurveys answering) {
    this.tickets = tickets;
    this.submitting = submitting;
    this.answering = answering;
  }

  @GetMapping
  @Operation(summary = "The newest tickets, at most 50")
  Items<TicketAnswer> tickets(Caller caller) {
    return new Items<>(
        tickets.of(caller.customerId()).stream()
            .map(ticket -> TicketAnswer.of(ticket, null))
            .toList());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One ticket with its timeline")
  TicketAnswer ticket(Caller caller, @PathVariable UUID id) {
    return TicketAnswer.of(
        tickets.get(caller.customerId(), id), tickets.timeline(caller.customerId(), id));
  }

  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Submits a ticket under an id of the caller's; again, it answers what stands")
  TicketAnswer submitTicket(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody TicketBody ticket) {
    submitting.submit(caller.customerId(), id, ticket.title(), ticket.details());
    return ticket(caller, id);
  }

  @PutMapping(path = "/{id}/survey", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Answers the survey on a resolved ticket; the first answer stands")
  void answerSurvey(Caller caller, @PathVariable UUID id, @Valid @RequestBody SurveyBody survey) {
    answering.answer(caller.customerId(), id, survey.rating(), survey.words());
  }
}
