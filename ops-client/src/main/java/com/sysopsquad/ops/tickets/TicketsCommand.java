package com.sysopsquad.ops.tickets;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.Footer;
import com.sysopsquad.ops.remote.Page;
import com.sysopsquad.ops.remote.PageOptions;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Lists the tickets of the sysops quantum, newest first. */
@Command(name = "tickets", description = "Lists the tickets of customers.")
final class TicketsCommand extends RemoteCommand {

  @Mixin private PageOptions page = new PageOptions();

  TicketsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/tickets?" + page.query());
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Page<TicketAnswers.Ticket> tickets = read(answer, new TypeReference<>() {});
    if (tickets.items().isEmpty()) {
      screen().line(page.isFirst() ? "No tickets yet." : "There are no tickets on this page.");
      return ExitCodes.OK;
    }
    Table table = new Table("ID", "STATE", "VERSION", "SUBMITTED", "CUSTOMER", "TITLE");
    for (TicketAnswers.Ticket ticket : tickets.items()) {
      table.row(
          ticket.id(),
          ticket.state(),
          Long.toString(ticket.version()),
          Formats.time(ticket.submittedAt()),
          ticket.customerName(),
          ticket.title());
    }
    screen().table(table);
    Footer.print(screen(), tickets, "tickets");
    return ExitCodes.OK;
  }
}
