package com.sysopsquad.ops.tickets;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one ticket with its history; its subcommand moves it to another state. */
@Command(name = "ticket", description = "Shows a ticket, or changes its state.")
final class TicketCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "ID of the ticket.")
  private String id = "";

  private TicketCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    TicketCommand ticket = new TicketCommand(session);
    return new CommandLine(ticket).addSubcommand(new Move(session, ticket));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get(path());
    return reply(answer, () -> print(read(answer, TicketAnswers.Ticket.class)));
  }

  private String path() {
    return "/api/tickets/" + segment(id);
  }

  private void print(TicketAnswers.Ticket ticket) {
    screen().line("Ticket     " + ticket.id());
    known("Number     ", ticket.number());
    screen().line("Title      " + Formats.plain(ticket.title()));
    known("Category   ", ticket.category());
    known("Urgency    ", ticket.urgency());
    known("Device     ", ticket.device());
    screen().line("State      %s, version %d".formatted(ticket.state(), ticket.version()));
    screen().line("Next       " + next(ticket));
    screen().line("Customer   " + Formats.plain(ticket.customerName()));
    screen().line("Email     " + Formats.plain(ticket.email()));
    screen().line("Address    " + Formats.plain(ticket.address()));
    screen().line("Submitted  " + Formats.time(ticket.submittedAt()));
    if (!ticket.description().isBlank()) {
      screen().line("");
      screen().line(Formats.plain(ticket.description()));
    }
    List<TicketAnswers.TicketChange> changes = ticket.changes();
    if (changes != null) {
      printChanges(changes);
    }
    List<TicketAnswers.TicketComment> comments = ticket.comments();
    if (comments != null && !comments.isEmpty()) {
      printComments(comments);
    }
    List<TicketAnswers.TicketPhoto> photos = ticket.photos();
    if (photos != null && !photos.isEmpty()) {
      printPhotos(photos);
    }
  }

  private void known(String label, @Nullable String value) {
    if (value != null) {
      screen().line(label + Formats.plain(value));
    }
  }

  private void printComments(List<TicketAnswers.TicketComment> comments) {
    Table table = new Table("TIME", "CUSTOMER'S COMMENT");
    comments.forEach(
        comment -> table.row(Formats.time(comment.time()), Formats.plain(comment.text())));
    screen().line("");
    screen().table(table);
  }

  private void printPhotos(List<TicketAnswers.TicketPhoto> photos) {
    Table table = new Table("PHOTO", "TYPE", "BYTES");
    photos.forEach(photo -> table.row(photo.photoId(), photo.type(), Formats.number(photo.size())));
    screen().line("");
    screen().table(table);
  }

  private void printChanges(List<TicketAnswers.TicketChange> changes) {
    Table table = new Table("VERSION", "STATE", "TIME", "BY", "NOTE");
    for (TicketAnswers.TicketChange change : changes) {
      table.row(
          Long.toString(change.version()),
          change.state(),
          Formats.time(change.time()),
          change.actor(),
          Formats.plain(change.note()));
    }
    screen().line("");
    screen().table(table);
  }

  private static String next(TicketAnswers.Ticket ticket) {
    return ticket.next().isEmpty() ? "-" : String.join(" or ", ticket.next());
  }

  /** Moves a ticket from its current version, or from the version that a script saw. */
  @Command(name = "move", description = "Changes the state of a ticket and notifies the customer.")
  static final class Move extends RemoteCommand {

    private final TicketCommand ticket;

    @Parameters(index = "0", paramLabel = "STATE", description = "New state, such as ASSIGNED.")
    private String to = "";

    @Option(
        names = "--at",
        paramLabel = "VERSION",
        description = "Only if the ticket still has this version. Default: the current version.")
    private @Nullable Long version;

    @Option(names = "--note", paramLabel = "TEXT", description = "Note to the customer.")
    private @Nullable String note;

    Move(Session session, TicketCommand ticket) {
      super(session);
      this.ticket = ticket;
    }

    @Override
    public Integer call() {
      Map<String, Object> move = new LinkedHashMap<>();
      move.put("to", to.toUpperCase(Locale.ROOT).replace('-', '_'));
      move.put("version", version == null ? present() : version);
      put(move, "note", note);
      JsonNode answer = operations().post(ticket.path() + "/moves", move);
      return reply(
          answer,
          () -> {
            TicketAnswers.Ticket moved = read(answer, TicketAnswers.Ticket.class);
            screen()
                .line(
                    "Ticket %s is now %s (version %d). The customer is notified."
                        .formatted(moved.id(), moved.state(), moved.version()));
          });
    }

    private long present() {
      return read(operations().get(ticket.path()), TicketAnswers.Ticket.class).version();
    }
  }
}
