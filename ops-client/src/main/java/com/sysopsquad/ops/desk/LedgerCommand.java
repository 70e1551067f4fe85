package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what a customer owes and has paid, posting by posting. */
@Command(
    name = "ledger",
    description = "Shows what a customer owes and has paid, and each posting of the ledger.")
final class LedgerCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "CUSTOMER", description = "ID of the customer.")
  private String customer = "";

  @Option(
      names = "--after",
      paramLabel = "ID",
      defaultValue = "0",
      description = "Start after this posting.")
  private long after;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "100",
      description = "Items per page, at most 500.")
  private int size = 100;

  LedgerCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations()
            .get(
                "/api/accounts/%s/ledger?after=%d&size=%d"
                    .formatted(segment(customer), after, size));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    DeskAnswers.Ledger ledger = read(answer, DeskAnswers.Ledger.class);
    if (ledger.postings().isEmpty()) {
      screen().line(after == 0 ? "No postings for this customer." : "No more postings.");
      return ExitCodes.OK;
    }
    ledger.balances().stream()
        .filter(balance -> balance.account().equals("RECEIVABLE"))
        .forEach(
            balance ->
                screen()
                    .line(
                        "Owed in %s: %s"
                            .formatted(
                                balance.currency(),
                                Formats.money(balance.minor(), balance.currency()))));
    screen().line("");
    screen().table(table(ledger));
    if (ledger.next() != null) {
      screen().line("More: ./ops ledger %s --after %d".formatted(customer, ledger.next()));
    }
    return ExitCodes.OK;
  }

  private static Table table(DeskAnswers.Ledger ledger) {
    Table table = new Table("ID", "DAY", "FOR", "DEBIT", "CREDIT", "AMOUNT", "BALANCE");
    for (DeskAnswers.Posting posting : ledger.postings()) {
      table.row(
          Long.toString(posting.id()),
          posting.day(),
          Formats.plain(posting.words()),
          posting.debit(),
          posting.credit(),
          Formats.money(posting.amountMinor(), posting.currency()),
          Formats.money(posting.owedMinor(), posting.currency()));
    }
    return table;
  }
}
