package com.sysopsquad.jobs.console.tickets;

import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Paged;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.neighbours.NeighbourAway;
import com.sysopsquad.neighbours.sysops.MoveNotPossible;
import com.sysopsquad.neighbours.sysops.NoSuchTicket;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import com.sysopsquad.neighbours.sysops.Ticket;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The tickets, one ticket, and its moves. */
@ConsolePage
class TicketsPageController implements Section {

  private static final int SIZE = 20;

  private final TicketDesk desk;
  private final Formats formats;

  TicketsPageController(TicketDesk desk, Formats formats) {
    this.desk = desk;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.SERVICE_DESK, 1, "Tickets", "/tickets", "t");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return desk.here().isEmpty()
        ? ProbeResult.of(List.of())
        : ask(tickets -> tickets.count(TicketState.NEW)).map(TicketsPageController::tasks);
  }

  private static List<Task> tasks(long unassigned) {
    return unassigned == 0
        ? List.of()
        : List.of(
            new Task(
                unassigned,
                false,
                Formats.counted(unassigned, "new ticket"),
                "Not assigned yet.",
                "Open tickets",
                "/tickets"));
  }

  @Override
  public Optional<Tile> tile() {
    return ask(tickets ->
            new Tile(
                "New tickets",
                Formats.number(tickets.count(TicketState.NEW)),
                Formats.number(tickets.count()) + " in total",
                "/tickets"))
        .value();
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    return desk.here().isEmpty()
        ? ProbeResult.of(List.of())
        : ask(tickets -> found(tickets, text).stream().map(TicketsPageController::hit).toList());
  }

  private static List<Ticket> found(SysopsTickets tickets, String text) {
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      return tickets.numbered(text.toUpperCase(Locale.ROOT));
    }
    try {
      return List.of(tickets.find(UUID.fromString(text)));
    } catch (NoSuchTicket none) {
      return List.of();
    }
  }

  private static Hit hit(Ticket ticket) {
    return new Hit(
        "Ticket",
        ticket.title(),
        "%s · %s · %s"
            .formatted(
                TicketView.number(ticket),
                TicketView.badge(ticket.state()).word(),
                ticket.customerName()),
        "/tickets/" + ticket.id());
  }

  @GetMapping("/tickets")
  String tickets(@RequestParam(defaultValue = "1") int page, Model model) {
    int asked = Paged.clamp(page);
    model.addAttribute("page", asked);
    model.addAttribute("here", desk.here().isPresent());
    model.addAttribute("tickets", ask(tickets -> page(tickets, asked)));
    return "console/tickets";
  }

  @GetMapping("/parts/tickets")
  String part(@RequestParam(defaultValue = "1") int page, Model model) {
    return tickets(page, model) + " :: live";
  }

  private TicketsView page(SysopsTickets tickets, int page) {
    return new TicketsView(
        new Paged<>(
            tickets.newest(page - 1, SIZE).stream()
                .map(ticket -> TicketView.of(ticket, formats))
                .toList(),
            page,
            SIZE,
            tickets.count()),
        tickets.count(TicketState.NEW));
  }

  @GetMapping("/tickets/{id}")
  String ticket(@PathVariable UUID id, Model model) {
    model.addAttribute("whole", TicketView.Whole.of(desk.tickets(), id, formats));
    return "console/ticket";
  }

  @PostMapping("/tickets/{id}/moves")
  String move(
      @PathVariable UUID id,
      @RequestParam TicketState to,
      @RequestParam long version,
      @RequestParam(defaultValue = "") String note,
      Principal actor,
      RedirectAttributes answer) {
    try {
      desk.move(id, to, version, note, actor.getName());
      answer.addFlashAttribute("done", "Ticket marked as %s.".formatted(TicketView.lower(to)));
    } catch (MoveNotPossible | InvalidParameter refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/tickets/" + id;
  }

  private <T> ProbeResult<T> ask(Function<SysopsTickets, T> question) {
    try {
      return desk.here().map(question).map(ProbeResult::of).orElseGet(ProbeResult::unreachable);
    } catch (NeighbourAway away) {
      return ProbeResult.unreachable();
    }
  }

  /** A page of tickets under a heading. */
  record TicketsView(Paged<TicketView> paged, long unassigned) {

    public String heading() {
      if (paged.total() == 0) {
        return "No tickets";
      }
      return unassigned == 0
          ? "No new tickets"
          : Formats.counted(unassigned, "new ticket") + " to assign";
    }
  }
}
