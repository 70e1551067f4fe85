package com.sysopsquad.jobs.console.api;

import com.sysopsquad.flows.message.TicketState;
import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import java.security.Principal;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tickets of the sysops quantum, and their moves. */
@RestController
@RequestMapping("/api/tickets")
@ConditionalOnRole(Role.CONSOLE)
class TicketsController {

  private final ObjectProvider<SysopsTickets> sysops;
  private final Audit audit;
  private final Moments moments;

  TicketsController(ObjectProvider<SysopsTickets> sysops, Audit audit, Moments moments) {
    this.sysops = sysops;
    this.audit = audit;
    this.moments = moments;
  }

  @GetMapping
  PageAnswer<TicketAnswer> page(
      @RequestParam(defaultValue = PageRequest.FIRST) int page,
      @RequestParam(defaultValue = PageRequest.USUAL_SIZE) int size) {
    PageRequest asked = new PageRequest(page, size);
    SysopsTickets tickets = tickets();
    return new PageAnswer<>(
        tickets.newest(asked.index(), asked.size()).stream()
            .map(ticket -> TicketAnswer.brief(ticket, moments))
            .toList(),
        page,
        size,
        tickets.count());
  }

  @GetMapping("/{id}")
  TicketAnswer ticket(@PathVariable UUID id) {
    return TicketAnswer.whole(tickets(), id, moments);
  }

  @PostMapping("/{id}/moves")
  TicketAnswer move(@PathVariable UUID id, @RequestBody MoveRequest request, Principal actor) {
    SysopsTickets tickets = tickets();
    TicketState to = request.state();
    long version = request.knownVersion();
    String note = request.sentence();
    audit.command(
        actor.getName(),
        "move",
        "ticket " + id,
        "to %s from version %d".formatted(to, version),
        () -> "version " + tickets.move(id, to, version, note, actor.getName()).version());
    return ticket(id);
  }

  private SysopsTickets tickets() {
    SysopsTickets here = sysops.getIfAvailable();
    if (here == null) {
      throw new NeighbourElsewhere();
    }
    return here;
  }

  /** A move that is asked for. */
  record MoveRequest(@Nullable String to, @Nullable Long version, @Nullable String note) {

    private static final int LONGEST_NOTE = 2_000;

    TicketState state() {
      return Arrays.stream(TicketState.values())
          .filter(state -> state.name().equals(to))
          .findFirst()
          .orElseThrow(
              () ->
                  new InvalidParameter(
                      "Name the state to move to, one of %s."
                          .formatted(
                              Arrays.stream(TicketState.values())
                                  .map(Enum::name)
                                  .collect(Collectors.joining(", ")))));
    }

    long knownVersion() {
      if (version == null) {
        throw new InvalidParameter(
            "Give the version at which you saw the ticket, as GET /api/tickets tells it.");
      }
      return version;
    }

    /** The note for the customer; null when there is none. */
    @Nullable String sentence() {
      String sentence = note == null ? "" : note.replace("\0", "").strip();
      if (sentence.length() > LONGEST_NOTE) {
        throw new InvalidParameter(
            "The note is too long: use at most %d characters.".formatted(LONGEST_NOTE));
      }
      return sentence.isEmpty() ? null : sentence;
    }
  }
}
