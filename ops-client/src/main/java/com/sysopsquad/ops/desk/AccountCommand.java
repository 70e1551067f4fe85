package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows everything that billing knows about a customer. */
@Command(
    name = "account",
    description = "Shows one customer: plans, cards, bills, attempts, invoices and alerts.")
final class AccountCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "ID of the customer.")
  private String id = "";

  @Option(names = "--before", paramLabel = "BILL", description = "Only bills older than this one.")
  private @Nullable Long before;

  AccountCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations()
            .get("/api/accounts/" + segment(id) + (before == null ? "" : "?before=" + before));
    return reply(answer, () -> print(read(answer, DeskAnswers.Account.class)));
  }

  private void print(DeskAnswers.Account account) {
    screen().line("Customer  " + Formats.plain(account.customerId()));
    screen().line("Name      " + Formats.plain(account.name()));
    screen().line("Email     " + Formats.plain(account.email()));
    screen()
        .line(
            "Address   "
                + Formats.plain(
                    "%s, %s, %s %s"
                        .formatted(
                            account.street(),
                            account.city(),
                            account.state(),
                            account.postalCode())));
    screen().line("Unpaid    " + unpaid(account.unpaid()));
    plans(account);
    cards(account);
    bills(account);
    alerts(account);
  }

  private static String unpaid(Map<String, Long> unpaid) {
    return unpaid.isEmpty()
        ? "nothing"
        : Formats.list(
            new TreeMap<>(unpaid)
                .entrySet().stream()
                    .map(amount -> Formats.money(amount.getValue(), amount.getKey()))
                    .toList());
  }

  private void plans(DeskAnswers.Account account) {
    Table table = new Table("PLAN", "CONTRACT", "SINCE", "ENDS", "NEXT BILL", "NEXT AMOUNT");
    for (DeskAnswers.Plan plan : account.plans()) {
      table.row(
          plan.planId(),
          plan.contract(),
          plan.startsOn().toString(),
          plan.endsOn() == null ? "-" : plan.endsOn().toString(),
          plan.nextStart() == null ? "-" : plan.nextStart().toString(),
          plan.nextProblem() == null
              ? DeskAnswers.money(plan.nextMinor(), plan.nextCurrency())
              : plan.nextProblem());
    }
    print(table, account.plans().isEmpty(), "No plans.");
  }

  private void cards(DeskAnswers.Account account) {
    Table table = new Table("CARD", "STATE", "VALID UNTIL");
    for (DeskAnswers.Card card : account.cards()) {
      table.row(
          card(card.brand(), card.lastFour()),
          card.declinedForGood()
              ? "declined permanently"
              : card.isDefault() ? "default" : DeskAnswers.word(card.state()),
          card.expiresOn() == null ? "-" : card.expiresOn().toString());
    }
    print(table, account.cards().isEmpty(), "No cards.");
  }

  private void bills(DeskAnswers.Account account) {
    Table table = new Table("BILL", "PERIOD FROM", "CONTRACT", "AMOUNT", "STATE", "REASON");
    Table attempts =
        new Table("BILL", "ATTEMPT", "TIME", "STATE", "CARD", "CODE", "MESSAGE", "REFERENCE");
    boolean tried = false;
    for (DeskAnswers.Bill bill : account.bills()) {
      table.row(
          Long.toString(bill.bill()),
          bill.periodStart().toString(),
          bill.contract(),
          DeskAnswers.money(bill.totalMinor(), bill.currency()),
          DeskAnswers.word(bill.state()),
          bill.reason());
      for (DeskAnswers.Attempt attempt : bill.attempts()) {
        tried = true;
        attempts.row(
            Long.toString(bill.bill()),
            Integer.toString(attempt.number()),
            Formats.time(attempt.attemptedAt()),
            DeskAnswers.word(attempt.state()),
            card(attempt.brand(), attempt.lastFour()),
            Formats.orDash(attempt.code()),
            Formats.orDash(attempt.message()),
            Formats.orDash(attempt.reference()));
      }
    }
    print(table, account.bills().isEmpty(), "No bills.");
    if (account.older() != null) {
      screen().line("Older: the same with --before %d".formatted(account.older()));
    }
    print(attempts, !tried, "No attempts.");
  }

  private void alerts(DeskAnswers.Account account) {
    Table table = new Table("ALERT", "KIND", "STATE", "RAISED", "REASON", "CUSTOMER NOTICE");
    for (DeskAnswers.Notice alert : account.alerts()) {
      table.row(
          alert.id(),
          alert.title(),
          alert.open() ? "open" : "closed",
          Formats.time(alert.raisedAt()),
          alert.text(),
          Formats.orDash(alert.told()));
    }
    print(table, account.alerts().isEmpty(), "No alerts.");
  }

  private void print(Table table, boolean empty, String nothing) {
    screen().line("");
    if (empty) {
      screen().line(nothing);
    } else {
      screen().table(table);
    }
  }

  private static String card(@Nullable String brand, @Nullable String lastFour) {
    return brand == null || lastFour == null ? "-" : brand + " " + lastFour;
  }
}
