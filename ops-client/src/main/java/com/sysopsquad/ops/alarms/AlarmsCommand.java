package com.sysopsquad.ops.alarms;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.PageSize;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
public final class AlarmsCommand extends RemoteCommand {

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

  @Mixin private PageSize size = new PageSize();

  private AlarmsCommand(Session session) {
    super(session);
  }

  public static CommandLine line(Session session) {
    return new CommandLine(new AlarmsCommand(session))
        .addSubcommand(new Acknowledge(session))
        .addSubcommand(new Silence(session))
        .addSubcommand(new Silences(session))
        .addSubcommand(new EndSilence(session));
  }

  @Override
  public Integer call() {
    String filters =
        chosen("state", state)
            + chosen("kind", kind)
            + chosen("severity", severity)
            + chosen("subject", subject)
            + chosen("after", after);
    JsonNode answer = operations().get("/api/alarms?" + size.query() + filters);
    return reply(answer, () -> print(read(answer, AlarmAnswers.Alarms.class), filters.isEmpty()));
  }

  private void print(AlarmAnswers.Alarms alarms, boolean all) {
    if (alarms.items().isEmpty()) {
      screen().line(all ? "All quiet." : "No matching alarms.");
    } else {
      Table table = new Table("ID", "SEVERITY", "STATE", "SINCE", "ALARM", "SUBJECT", "TEXT");
      for (AlarmAnswers.Alarm alarm : alarms.items()) {
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

    Acknowledge(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().post("/api/alarms/" + id + "/acknowledge", Map.of());
      return reply(
          answer,
          () -> {
            AlarmAnswers.Alarm alarm = read(answer, AlarmAnswers.Alarm.class);
            screen()
                .line(
                    "Alarm %d is acknowledged: %s, %s."
                        .formatted(
                            alarm.id(),
                            Formats.plain(alarm.title()),
                            Formats.plain(alarm.subject())));
          });
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

    Silence(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      Map<String, String> body = new LinkedHashMap<>();
      put(body, "kind", kind);
      put(body, "subject", subject);
      body.put("duration", length);
      body.put("reason", reason);
      JsonNode answer = operations().post("/api/alarms/silences", body);
      return reply(
          answer,
          () -> {
            AlarmAnswers.Silence silence = read(answer, AlarmAnswers.Silence.class);
            screen()
                .line(
                    "Silence %d: %s until %s."
                        .formatted(
                            silence.id(),
                            Formats.plain(silence.what()),
                            Formats.time(silence.expiresAt())));
          });
    }
  }

  /** Lists the silences. */
  @Command(name = "silences", description = "Lists active silences, oldest first.")
  static final class Silences extends RemoteCommand {

    Silences(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().get("/api/alarms/silences");
      if (asJson()) {
        printJson(answer);
        return ExitCodes.OK;
      }
      List<AlarmAnswers.Silence> silences = readList(answer, AlarmAnswers.Silence.class);
      if (silences.isEmpty()) {
        screen().line("No silences.");
        return ExitCodes.OK;
      }
      Table table = new Table("ID", "SILENCED", "UNTIL", "BY", "REASON");
      for (AlarmAnswers.Silence silence : silences) {
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

    EndSilence(Session session) {
      super(session);
    }

    @Override
    public Integer call() {
      JsonNode answer = operations().post("/api/alarms/silences/" + id + "/end", Map.of());
      return reply(
          answer,
          () ->
              screen()
                  .line(
                      "Silence %d has ended: %s."
                          .formatted(
                              id, Formats.plain(read(answer, AlarmAnswers.Silence.class).what()))));
    }
  }
}
