package com.sysopsquad.ops;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the alarms; its subcommands acknowledge and silence them. */
@Command(
    name = "alarms",
    description = {
      "Lists what is wrong now, newest first.",
      "An alarm is resolved automatically when its condition ends."
    })
final class AlarmsCommand extends RemoteCommand {

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "active (as when left out), open, acknowledged, resolved or all.")
  private @Nullable String state;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Only this kind, for example run-failed or start-missed.")
  private @Nullable String kind;

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      description = "Only critical, or only warning.")
  private @Nullable String severity;

  @Option(names = "--subject", paramLabel = "TEXT", description = "Only alarms about this.")
  private @Nullable String subject;

  @Option(names = "--after", paramLabel = "ID", description = "Start after this alarm.")
  private @Nullable Long after;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20",
      description = "Items per page, at most 200.")
  private int size = 20;

  private AlarmsCommand(OpsCommand ops) {
    super(ops);
  }

  static CommandLine line(OpsCommand ops) {
    return new CommandLine(new AlarmsCommand(ops))
        .addSubcommand(new Acknowledge(ops))
        .addSubcommand(new Silence(ops))
        .addSubcommand(new Silences(ops))
        .addSubcommand(new EndSilence(ops));
  }

  @Override
  public Integer call() {
    Map<String, String> filters = new LinkedHashMap<>();
    add(filters, "state", state);
    add(filters, "kind", kind);
    add(filters, "severity", severity);
    add(filters, "subject", subject);
    add(filters, "after", after);
    JsonNode answer =
        operations()
            .get(
                "/api/alarms?size="
                    + size
                    + filters.entrySet().stream()
                        .map(filter -> "&" + filter.getKey() + "=" + segment(filter.getValue()))
                        .collect(Collectors.joining()));
    if (asJson()) {
      printJson(answer);
    } else {
      print(read(answer, Answers.Alarms.class), filters.isEmpty());
    }
    return ExitCodes.OK;
  }

  private static void add(Map<String, String> filters, String name, @Nullable Object value) {
    if (value != null) {
      filters.put(name, value.toString());
    }
  }

  private void print(Answers.Alarms alarms, boolean all) {
    if (alarms.items().isEmpty()) {
      screen().line(all ? "All quiet." : "No matching alarms.");
    } else {
      Table table = new Table("ID", "SEVERITY", "STATE", "SINCE", "ALARM", "SUBJECT", "TEXT");
      for (Answers.Alarm alarm : alarms.items()) {
        table.row(
            Long.toString(alarm.id()),
            alarm.severity().toLowerCase(Locale.ROOT),
            alarm.said(),
            Formats.time(alarm.since()),
            alarm.title(),
            alarm.subject(),
            alarm.text());
      }
      screen().table(table);
    }
    screen().line("Last checked " + Formats.time(alarms.evaluatedAt()));
    if (alarms.next() != null) {
      screen().line("More: the same with --after %d".formatted(alarms.next()));
    }
  }

  /** Notes that a person knows of an alarm. */
  @Command(name = "ack", description = "Acknowledges an open alarm.")
  static final class Acknowledge extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the alarm.")
    private long id;

    Acknowledge(OpsCommand ops) {
      super(ops);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().post("/api/alarms/" + id + "/acknowledge", Map.of());
      if (asJson()) {
        printJson(answer);
      } else {
        Answers.Alarm alarm = read(answer, Answers.Alarm.class);
        screen()
            .line(
                "Alarm %d is acknowledged: %s, %s."
                    .formatted(
                        alarm.id(), Formats.plain(alarm.title()), Formats.plain(alarm.subject())));
      }
      return ExitCodes.OK;
    }
  }

  /** Tells nobody of some alarms for a while. */
  @Command(
      name = "silence",
      description = "Tells nobody of alarms of a kind or about a subject for a while.")
  static final class Silence extends RemoteCommand {

    @Option(names = "--kind", paramLabel = "KIND", description = "Only this kind; any by default.")
    private @Nullable String kind;

    @Option(
        names = "--subject",
        paramLabel = "TEXT",
        description = "Only alarms about this; any by default.")
    private @Nullable String subject;

    @Option(
        names = "--for",
        paramLabel = "TIME",
        required = true,
        description = "How long, for example 30m, 2h or 1d; at most 31d.")
    private String length = "";

    @Option(
        names = "--reason",
        paramLabel = "R",
        required = true,
        description = "The reason, for the audit.")
    private String reason = "";

    Silence(OpsCommand ops) {
      super(ops);
    }

    @Override
    public Integer call() {
      Map<String, String> body = new LinkedHashMap<>();
      add(body, "kind", kind);
      add(body, "subject", subject);
      body.put("duration", length);
      body.put("reason", reason);
      JsonNode answer = operations().post("/api/alarms/silences", body);
      if (asJson()) {
        printJson(answer);
      } else {
        Answers.Silence silence = read(answer, Answers.Silence.class);
        screen()
            .line(
                "Silence %d: %s until %s."
                    .formatted(
                        silence.id(),
                        Formats.plain(silence.what()),
                        Formats.time(silence.expiresAt())));
      }
      return ExitCodes.OK;
    }
  }

  /** Lists the silences. */
  @Command(name = "silences", description = "Lists active silences, oldest first.")
  static final class Silences extends RemoteCommand {

    Silences(OpsCommand ops) {
      super(ops);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().get("/api/alarms/silences");
      if (asJson()) {
        printJson(answer);
        return ExitCodes.OK;
      }
      List<Answers.Silence> silences = readList(answer, Answers.Silence.class);
      if (silences.isEmpty()) {
        screen().line("No silences.");
        return ExitCodes.OK;
      }
      Table table = new Table("ID", "SILENCED", "UNTIL", "BY", "REASON");
      for (Answers.Silence silence : silences) {
        table.row(
            Long.toString(silence.id()),
            silence.what(),
            Formats.time(silence.expiresAt()),
            silence.createdBy(),
            silence.reason());
      }
      screen().table(table);
      return ExitCodes.OK;
    }
  }

  /** Ends a silence early. */
  @Command(name = "unsilence", description = "Ends a silence early.")
  static final class EndSilence extends RemoteCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the silence.")
    private long id;

    EndSilence(OpsCommand ops) {
      super(ops);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().post("/api/alarms/silences/" + id + "/end", Map.of());
      if (asJson()) {
        printJson(answer);
      } else {
        screen()
            .line(
                "Silence %d has ended: %s."
                    .formatted(id, Formats.plain(read(answer, Answers.Silence.class).what())));
      }
      return ExitCodes.OK;
    }
  }
}
