package com.sysopsquad.jobs.console.tickets;

import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.PageAnswer;
import com.sysopsquad.jobs.console.frame.PageRequest;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import java.security.Principal;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The tickets of the sysops quantum, and their moves. */
@ConsoleApi
@RequestMapping("/api/tickets")
class TicketsApiController {

  private final TicketDesk desk;
  private final Formats formats;

  TicketsApiController(TicketDesk desk, Formats formats) {
    this.desk = desk;
    this.formats = formats;
  }

  @GetMapping
  PageAnswer<TicketAnswer> page(
      @RequestParam(defaultValue = PageRequest.FIRST) int page,
      @RequestParam(defaultValue = PageRequest.USUAL_SIZE) int size) {
    PageRequest asked = new PageRequest(page, size);
    SysopsTickets tickets = desk.tickets();
    return new PageAnswer<>(
        tickets.newest(asked.index(), asked.size()).stream()
            .map(ticket -> TicketAnswer.brief(ticket, formats))
            .toList(),
        page,
        size,
        tickets.count());
  }

  @GetMapping("/{id}")
  TicketAnswer ticket(@PathVariable UUID id) {
    return TicketAnswer.whole(desk.tickets(), id, formats);
  }

  @PostMapping("/{id}/moves")
  TicketAnswer move(@PathVariable UUID id, @RequestBody MoveRequest request, Principal actor) {
    desk.move(id, request.state(), request.knownVersion(), request.note(), actor.getName());
    return ticket(id);
  }

  /** A requested move. */
  record MoveRequest(@Nullable String to, @Nullable Long version, @Nullable String note) {

    TicketState state() {
      return Arrays.stream(TicketState.values())
          .filter(state -> state.name().equals(to))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidParameter(
                      "Enter the state to move to, one of %s."
                          .formatted(
                              Arrays.stream(TicketState.values())
                                  .map(Enum::name)
                                  .collect(Collectors.joining(", ")))));
    }

    long knownVersion() {
      if (version == null) {
        throw new InvalidParameter(
            "Enter the version of the ticket that you saw, as returned by GET /api/tickets.");
      }
      return version;
    }
  }
}
