package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one run with its steps, and with {@code --follow} until it has ended. */
@Command(name = "run", description = "Shows one run with its steps.")
final class RunCommand extends FollowableCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the run.")
  private long id;

  RunCommand(Session session, Following following) {
    super(session, following);
  }

  @Option(
      names = "--items",
      description =
          "List bills that were declined or parked, or whose outcome is not known yet, with reasons.")
  private boolean items;

  @Option(
      names = "--after",
      paramLabel = "ID",
      defaultValue = "0",
      description = "With --items: only bills with a higher number.")
  private long after;

  @Override
  public Integer call() {
    return items ? list() : followOr(id, this::show);
  }

  private int show() {
    JsonNode answer = operations().get("/api/runs/" + id);
    return reply(answer, () -> print(read(answer, RunAnswers.Run.class)));
  }

  private void print(RunAnswers.Run run) {
    screen().line("Run         " + run.id());
    screen().line("Job         " + run.job());
    screen().line("Parameters  " + dash(Formats.parameters(run.parameters(), run.startedAt())));
    screen().line("State       " + run.state());
    screen().line("Started     " + Formats.time(run.startedAt()));
    screen()
        .line(
            "Started by  "
                + Formats.plain(run.startedBy())
                + (run.confirmedBy() == null
                    ? ""
                    : ", confirmed by " + Formats.plain(run.confirmedBy())));
    screen().line("Ended       " + Formats.time(run.endedAt()));
    screen().line("Duration    " + Formats.duration(run.seconds()));
    RunAnswers.Progress progress = run.progress();
    if (progress != null) {
      screen().line("Progress    " + progress.text());
    }
    if (run.perSecond() > 0) {
      screen().line("Speed       %s per second".formatted(Formats.number(run.perSecond())));
    }
    if (!run.message().isBlank()) {
      screen().line("Message     " + Formats.plain(run.message()));
    }
    run.next()
        .ifPresent(
            next -> screen().line("Continued   as run %d: ./ops run %d".formatted(next, next)));
    if (run.outcomes() != null) {
      printMoney(run.outcomes());
    }
    List<RunAnswers.Step> steps = run.steps();
    if (steps != null && !steps.isEmpty()) {
      printSteps(steps);
    }
  }

  private int list() {
    JsonNode answer = operations().get("/api/runs/%d/items?after=%d".formatted(id, after));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    RunAnswers.Items found = read(answer, RunAnswers.Items.class);
    if (found.items().isEmpty()) {
      screen().line(after == 0 ? "All bills of this run are paid." : "No more bills.");
      return ExitCodes.OK;
    }
    Table table = new Table("BILL", "OUTCOME", "CUSTOMER", "AMOUNT", "FOR", "REFERENCE", "REASON");
    for (RunAnswers.Item item : found.items()) {
      table.row(
          Long.toString(item.id()),
          item.outcome(),
          Formats.plain(item.customer()),
          item.minor() == null || item.currency() == null
              ? "-"
              : Formats.money(item.minor(), item.currency()),
          Formats.plain(item.what()),
          item.reference(),
          Formats.plain(item.reason()));
    }
    screen().table(table);
    if (found.next() != null) {
      screen().line("More: ./ops run %d --items --after %d".formatted(id, found.next()));
    }
    return ExitCodes.OK;
  }

  private void printMoney(Map<String, RunAnswers.Amounts> outcomes) {
    List<String> currencies =
        outcomes.values().stream()
            .flatMap(amounts -> amounts.minor().keySet().stream())
            .distinct()
            .sorted()
            .toList();
    if (currencies.isEmpty()) {
      return;
    }
    List<String> headings = new ArrayList<>(List.of("OUTCOME", "BILLS"));
    headings.addAll(currencies);
    Table table = new Table(headings.toArray(String[]::new));
    outcomes.forEach(
        (outcome, amounts) -> {
          List<String> row = new ArrayList<>(List.of(outcome));
          row.add(amounts.count() == null ? "-" : Formats.number(amounts.count()));
          for (String currency : currencies) {
            Long minor = amounts.minor().get(currency);
            row.add(minor == null ? "-" : Formats.money(minor, currency));
          }
          table.row(row.toArray(String[]::new));
        });
    screen().line("");
    screen().table(table);
  }

  private void printSteps(List<RunAnswers.Step> steps) {
    Table table = new Table("STEP", "STATE", "READ", "WRITTEN", "SKIPPED", "DURATION", "MESSAGE");
    for (RunAnswers.Step step : steps) {
      table.row(
          step.name(),
          step.state(),
          Formats.number(step.read()),
          Formats.number(step.written()),
          Formats.number(step.skipped()),
          Formats.duration(step.seconds()),
          Formats.plain(step.message()));
    }
    screen().line("");
    screen().table(table);
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
