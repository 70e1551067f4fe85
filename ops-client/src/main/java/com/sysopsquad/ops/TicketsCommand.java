package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Lists the tickets of the sysops quantum, newest first. */
@Command(name = "tickets", description = "Lists the tickets of customers.")
final class TicketsCommand extends RemoteCommand {

  @Mixin private PageOptions page = new PageOptions();

  TicketsCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/tickets?" + page.query());
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Answers.Page<Answers.Ticket> tickets = read(answer, new TypeReference<>() {});
    if (tickets.items().isEmpty()) {
      screen().line(page.isFirst() ? "No tickets yet." : "There are no tickets on this page.");
      return ExitCodes.OK;
    }
    Table table = new Table("ID", "STATE", "VERSION", "SUBMITTED", "CUSTOMER", "TITLE");
    for (Answers.Ticket ticket : tickets.items()) {
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
