package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.PageSize;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the alerts of billing, newest first. */
@Command(name = "alerts", description = "Lists open billing alerts, newest first.")
final class AlertsCommand extends RemoteCommand {

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only this kind, for example soft-decline, no-card, not-priced, unresolved.")
  private @Nullable String kind;

  @Option(names = "--state", paramLabel = "STATE", description = "open (default), closed or all.")
  private @Nullable String state;

  @Option(
      names = "--owner",
      paramLabel = "WHO",
      description = "Only alerts of this owner; also me or nobody.")
  private @Nullable String owner;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      description = "Only alerts older than this many days.")
  private @Nullable Integer olderThan;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Only alerts with an amount in this currency, for example USD.")
  private @Nullable String currency;

  @Option(names = "--after", paramLabel = "ID", description = "Start after this alert.")
  private @Nullable String after;

  @Mixin private PageSize size = new PageSize();

  AlertsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String filters =
        chosen("kind", kind)
            + chosen("state", state)
            + chosen("owner", owner)
            + chosen("olderThan", olderThan)
            + chosen("currency", currency)
            + chosen("after", after);
    JsonNode answer = operations().get("/api/alerts?" + size.query() + filters);
    return reply(answer, () -> print(read(answer, DeskAnswers.Alerts.class), filters.isEmpty()));
  }

  private void print(DeskAnswers.Alerts alerts, boolean all) {
    if (alerts.items().isEmpty()) {
      screen().line(all ? "No open alerts." : "No matching alerts.");
      return;
    }
    Table table = new Table("ID", "KIND", "RAISED", "OWNER", "CUSTOMER", "AMOUNT", "REASON");
    for (DeskAnswers.Alert alert : alerts.items()) {
      table.row(
          alert.id(),
          alert.title(),
          Formats.time(alert.raisedAt()),
          Formats.orDash(alert.owner()),
          Formats.orDash(alert.customer()),
          DeskAnswers.money(alert.minor(), alert.currency()),
          alert.text());
    }
    screen().table(table);
    screen().line(counts(alerts.counts()));
    if (alerts.next() != null) {
      screen().line("More: the same with --after %s".formatted(alerts.next()));
    }
  }

  /** For example "1,204 in all kinds; by --kind: SOFT_DECLINE 1,000, NO_CARD 204". */
  private static String counts(Map<String, Long> counts) {
    return "%s in all kinds; by --kind: %s"
        .formatted(
            Formats.number(counts.values().stream().mapToLong(Long::longValue).sum()),
            counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(kind -> Formats.bare(kind.getKey()) + " " + Formats.number(kind.getValue()))
                .collect(Collectors.joining(", ")));
  }
}
