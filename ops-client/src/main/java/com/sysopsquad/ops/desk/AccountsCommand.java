package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Finds customers as billing knows them. */
@Command(
    name = "accounts",
    description =
        "Finds customers by name, address, email address, invoice number, bill number, merchant"
            + " reference or customer ID.")
final class AccountsCommand extends RemoteCommand {

  @Parameters(
      arity = "1..*",
      paramLabel = "QUERY",
      description = "Words that must all match, or a number.")
  private List<String> query = new ArrayList<>();

  AccountsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/accounts?q=" + segment(String.join(" ", query)));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    DeskAnswers.Accounts found = read(answer, DeskAnswers.Accounts.class);
    if (found.items().isEmpty()) {
      screen().line("No customers found.");
      return ExitCodes.OK;
    }
    Table table = new Table("ID", "NAME", "EMAIL", "ADDRESS", "FOUND BY");
    for (DeskAnswers.Hit hit : found.items()) {
      table.row(
          hit.customerId(),
          hit.name(),
          hit.email(),
          "%s, %s, %s %s".formatted(hit.street(), hit.city(), hit.state(), hit.postalCode()),
          hit.foundBy());
    }
    screen().table(table);
    if (found.more()) {
      screen().line("There are more. Add a word, such as the city or the street.");
    }
    return ExitCodes.OK;
  }
}
