package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.PageSize;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the parked bills; its subcommands decide on them. */
@Command(name = "parked-bills", description = "Lists parked bills, or decides on them.")
final class ParkedBillsCommand extends RemoteCommand {

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "waiting",
      description = "waiting (as when left out), decided or given-up.")
  private String stage = "waiting";

  @Option(names = "--after", paramLabel = "BILL", description = "Start after this bill.")
  private long after;

  @Mixin private PageSize size = new PageSize();

  private ParkedBillsCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new ParkedBillsCommand(session))
        .addSubcommand(new TryAgain(session))
        .addSubcommand(new GiveUp(session));
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations()
            .get(
                "/api/parked-bills?stage=%s&after=%d&%s"
                    .formatted(segment(stage), after, size.query()));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    DeskAnswers.ParkedBills bills = read(answer, DeskAnswers.ParkedBills.class);
    if (bills.items().isEmpty()) {
      screen().line("No matching bills.");
      return ExitCodes.OK;
    }
    Table table =
        new Table("BILL", "CAUSE", "CUSTOMER", "CONTRACT", "FROM", "AMOUNT", "DECIDED", "REASON");
    for (DeskAnswers.ParkedBill bill : bills.items()) {
      table.row(
          Long.toString(bill.bill()),
          bill.cause(),
          bill.customer(),
          bill.contract(),
          bill.periodStart().toString(),
          DeskAnswers.money(bill.minor(), bill.currency()),
          bill.decision() == null ? "-" : bill.decision() + " by " + bill.decidedBy(),
          bill.reason());
    }
    screen().table(table);
    if (bills.next() != null) {
      screen().line("More: the same with --after %d".formatted(bills.next()));
    }
    return ExitCodes.OK;
  }

  /** A decision: a preview is shown first, and it is carried out if it is confirmed. */
  abstract static class Decide extends RemoteCommand {

    private final String decision;

    @Parameters(arity = "1..*", paramLabel = "BILL", description = "Numbers of the bills.")
    private List<Long> bills = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "R", description = "The reason, for the audit.")
    private @Nullable String reason;

    @Option(
        names = "--yes",
        description = "Carry out the decision. Without this option, only a preview is shown.")
    private boolean yes;

    Decide(Session session, String decision) {
      super(session);
      this.decision = decision;
    }

    @Override
    public Integer call() {
      if (!yes) {
        return preview();
      }
      JsonNode answer = operations().post("/api/parked-bills/decide", request());
      return reply(
          answer,
          () -> screen().line(Formats.plain(read(answer, DeskAnswers.Outcome.class).text())));
    }

    private Integer preview() {
      JsonNode answer = operations().post("/api/parked-bills/preview", request());
      if (asJson()) {
        printJson(answer);
        return ExitCodes.OK;
      }
      Table table = new Table("BILL", "CUSTOMER", "PRICE TODAY", "POSSIBLE", "WHAT WILL HAPPEN");
      for (DeskAnswers.Step step : readList(answer, DeskAnswers.Step.class)) {
        table.row(
            Long.toString(step.bill()),
            Formats.orDash(step.customer()),
            DeskAnswers.money(step.minor(), step.currency()),
            step.possible() ? "yes" : "no",
            step.what());
      }
      screen().table(table);
      screen().line("Nothing has changed yet. To carry out the decision, add --yes and --reason.");
      return ExitCodes.OK;
    }

    private Map<String, Object> request() {
      Map<String, Object> request = new TreeMap<>();
      request.put("decision", decision);
      request.put("bills", bills);
      put(request, "reason", yes ? required(reason) : reason);
      return request;
    }
  }

  /** Lets bills be tried again. */
  @Command(
      name = "try-again",
      description = "Lets the next run price the bills again, or ask the provider again.")
  static final class TryAgain extends Decide {

    TryAgain(Session session) {
      super(session, "TRY_AGAIN");
    }
  }

  /** Gives up bills. */
  @Command(
      name = "give-up",
      description = "Voids bills that were never sent, so that they are not charged.")
  static final class GiveUp extends Decide {

    GiveUp(Session session) {
      super(session, "GIVE_UP");
    }
  }
}
