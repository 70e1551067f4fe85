package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one alert of billing; its subcommands change it. */
@Command(name = "alert", description = "Shows a billing alert, or changes it.")
final class AlertCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "ID of the alert.")
  private String id = "";

  private AlertCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    AlertCommand alert = new AlertCommand(session);
    return new CommandLine(alert)
        .addSubcommand(new Take(session, alert))
        .addSubcommand(new HandOver(session, alert))
        .addSubcommand(new Note(session, alert))
        .addSubcommand(new Close(session, alert));
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get(path());
    return reply(answer, () -> print(read(answer, DeskAnswers.Alert.class)));
  }

  private String path() {
    return "/api/alerts/" + segment(id);
  }

  private void print(DeskAnswers.Alert alert) {
    screen().line("Alert      " + Formats.plain(alert.id()));
    screen().line("Kind       " + Formats.plain(alert.title()));
    screen().line("State      " + (alert.open() ? "open" : closed(alert)));
    screen().line("Owner      " + (alert.owner() == null ? "-" : Formats.plain(alert.owner())));
    screen().line("Raised     " + Formats.time(alert.raisedAt()));
    screen().line("Reason     " + Formats.plain(alert.text()));
    if (alert.open()) {
      screen().line("To do      " + Formats.plain(alert.wayOut()));
    }
    known("Customer   ", alert.customer());
    known("Account    ", alert.customerId());
    known("Bill       ", alert.bill() == null ? null : Long.toString(alert.bill()));
    known("For        ", alert.contract());
    screen().line("Amount     " + DeskAnswers.money(alert.minor(), alert.currency()));
    known("Reference  ", alert.reference());
    known("Charge     ", alert.charge());
    known("Told       ", alert.told());
    List<DeskAnswers.Event> events = alert.events();
    if (events != null && !events.isEmpty()) {
      Table table = new Table("TIME", "BY", "WHAT", "NOTE");
      events.forEach(
          event ->
              table.row(
                  Formats.time(event.at()),
                  event.actor(),
                  event.receiver() == null
                      ? event.action()
                      : event.action() + " to " + event.receiver(),
                  Formats.orDash(event.words())));
      screen().line("");
      screen().table(table);
    }
  }

  private static String closed(DeskAnswers.Alert alert) {
    return "closed %s by %s%s"
        .formatted(
            Formats.time(alert.closedAt()),
            alert.closedBy() == null ? "billing" : Formats.plain(alert.closedBy()),
            alert.closeReason() == null ? "" : ": " + Formats.plain(alert.closeReason()));
  }

  private void known(String label, @Nullable String value) {
    if (value != null) {
      screen().line(label + Formats.plain(value));
    }
  }

  /** An action that is sent, and whose result is shown as a sentence. */
  abstract static class Step extends RemoteCommand {

    private final AlertCommand alert;

    Step(Session session, AlertCommand alert) {
      super(session);
      this.alert = alert;
    }

    final Integer send(String step, Map<String, String> body, String sentence) {
      JsonNode answer = operations().post(alert.path() + "/" + step, body);
      return reply(answer, () -> screen().line(sentence));
    }
  }

  /** Takes an alert that has no owner. */
  @Command(name = "take", description = "Takes the alert if it has no owner.")
  static final class Take extends Step {

    Take(Session session, AlertCommand alert) {
      super(session, alert);
    }

    @Override
    public Integer call() {
      return send("take", Map.of(), "This alert is now yours.");
    }
  }

  /** Gives it to another person. */
  @Command(name = "hand-over", description = "Gives the alert to another person in billing.")
  static final class HandOver extends Step {

    @Parameters(index = "0", paramLabel = "WHO", description = "The new owner.")
    private String to = "";

    @Option(names = "--note", paramLabel = "TEXT", description = "A note for that person.")
    private @Nullable String note;

    HandOver(Session session, AlertCommand alert) {
      super(session, alert);
    }

    @Override
    public Integer call() {
      Map<String, String> body = new TreeMap<>(Map.of("to", to));
      put(body, "note", note);
      return send("hand-over", body, "%s has this alert now.".formatted(Formats.plain(to)));
    }
  }

  /** Adds a note. */
  @Command(name = "note", description = "Adds a note to the alert.")
  static final class Note extends Step {

    @Parameters(index = "0", paramLabel = "TEXT", description = "The note.")
    private String text = "";

    Note(Session session, AlertCommand alert) {
      super(session, alert);
    }

    @Override
    public Integer call() {
      return send("note", Map.of("text", text), "Note added.");
    }
  }

  /** Closes it. */
  @Command(
      name = "close",
      description = "Closes the alert. It is raised again if the problem occurs again.")
  static final class Close extends Step {

    @Option(names = "--reason", paramLabel = "R", required = true, description = "Why.")
    private String reason = "";

    Close(Session session, AlertCommand alert) {
      super(session, alert);
    }

    @Override
    public Integer call() {
      return send("close", Map.of("reason", reason), "Alert closed.");
    }
  }
}
