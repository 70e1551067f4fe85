package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows two runs side by side. */
@Command(
    name = "compare",
    description = "Compares two runs: parameters, durations, counts and money.")
final class CompareRunsCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "A", description = "Number of the first run.")
  private long a;

  @Parameters(index = "1", paramLabel = "B", description = "Number of the second run.")
  private long b;

  CompareRunsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/runs/compare?a=%d&b=%d".formatted(a, b));
    return reply(answer, () -> print(read(answer, RunAnswers.Comparison.class)));
  }

  private void print(RunAnswers.Comparison comparison) {
    if (!comparison.sameJob()) {
      screen().line("These are runs of different jobs.");
    }
    Table runs = new Table("RUN", "JOB", "STATE", "STARTED", "STARTED BY");
    for (RunAnswers.ComparedRun run : List.of(comparison.a(), comparison.b())) {
      runs.row(
          Long.toString(run.id()),
          run.job(),
          run.state(),
          Formats.time(run.startedAt()),
          Formats.plain(run.startedBy()));
    }
    screen().table(runs);
    if (!comparison.parameters().isEmpty()) {
      Table parameters = table("PARAMETER");
      for (RunAnswers.ComparedParameter parameter : comparison.parameters()) {
        parameters.row(
            parameter.name(),
            shown(parameter.a(), comparison.a()),
            shown(parameter.b(), comparison.b()),
            parameter.differs() ? "different" : "same");
      }
      show(parameters);
    }
    show(numbers("DURATION", comparison.durations(), Formats::exact));
    show(numbers("COUNT", comparison.counts(), Formats::number));
    if (!comparison.money().isEmpty()) {
      Table money = table("MONEY");
      for (RunAnswers.ComparedMoney line : comparison.money()) {
        LongFunction<String> words = minor -> Formats.money(minor, line.currency());
        money.row(
            line.outcome() + " " + line.currency(),
            text(line.a(), words),
            text(line.b(), words),
            difference(line.difference(), words));
      }
      show(money);
    }
  }

  private static String shown(@Nullable String value, RunAnswers.ComparedRun run) {
    return value == null ? "-" : Formats.local(value, run.startedAt());
  }

  private Table table(String what) {
    return new Table(what, "RUN " + a, "RUN " + b, "DIFFERENCE");
  }

  private Table numbers(
      String what, List<RunAnswers.ComparedNumber> numbers, LongFunction<String> words) {
    Table table = table(what);
    for (RunAnswers.ComparedNumber number : numbers) {
      table.row(
          number.what(),
          text(number.a(), words),
          text(number.b(), words),
          difference(number.difference(), words));
    }
    return table;
  }

  private static String text(@Nullable Long number, LongFunction<String> words) {
    return number == null ? "-" : words.apply(number);
  }

  private static String difference(@Nullable Long difference, LongFunction<String> words) {
    if (difference == null) {
      return "-";
    }
    String text = words.apply(Math.abs(difference));
    return text.equals(words.apply(0)) ? "same" : (difference > 0 ? "+" : "-") + text;
  }

  private void show(Table table) {
    screen().line("");
    screen().table(table);
  }
}
