package com.sysopsquad.ops.schedules;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** One action on one schedule. */
abstract class ScheduleCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the schedule.")
  private String name = "";

  private ScheduleCommand(Session session) {
    super(session);
  }

  @Override
  public final Integer call() {
    JsonNode answer = operations().post(path(name), body(name));
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line(said(answer));
    }
    return exitCode(answer);
  }

  abstract String path(String name);

  @Nullable Object body(String name) {
    return null;
  }

  abstract String said(JsonNode answer);

  int exitCode(JsonNode answer) {
    return ExitCodes.OK;
  }

  private static String at(String name, String deed) {
    return "/api/schedules/" + segment(name) + "/" + deed;
  }

  /** Stops a schedule from starting its job. */
  @Command(name = "pause", description = "Pauses a schedule. No jobs start until you resume it.")
  static final class Pause extends ScheduleCommand {

    @Option(names = "--reason", paramLabel = "R", description = "Reason, shown while it lasts.")
    private @Nullable String reason;

    @Option(
        names = "--until",
        paramLabel = "TIME",
        description = "When it resumes automatically, for example 2026-12-24T18:00.")
    private @Nullable String until;

    Pause(Session session) {
      super(session);
    }

    @Override
    String path(String name) {
      return at(name, "pause");
    }

    @Override
    Object body(String name) {
      Map<String, Object> body = new TreeMap<>();
      body.put("reason", required(reason));
      put(body, "until", until);
      return body;
    }

    @Override
    String said(JsonNode answer) {
      ScheduleAnswers.Schedule schedule = read(answer, ScheduleAnswers.Schedule.class);
      ScheduleAnswers.Pause pause = schedule.pause();
      return pause == null || pause.until() == null
          ? "Schedule %s is paused. No jobs start until you resume it.".formatted(schedule.name())
          : "Schedule %s is paused until %s."
              .formatted(schedule.name(), Formats.time(pause.until()));
    }
  }

  /** Lets a paused schedule start its job again. */
  @Command(
      name = "resume",
      description = {
        "Resumes a paused schedule. Missed starts are handled according to its policy.",
        "./ops schedules show NAME lists what would start."
      })
  static final class Resume extends ScheduleCommand {

    @Option(names = "--without-missed", description = "Skips missed starts.")
    private boolean withoutMissed;

    Resume(Session session) {
      super(session);
    }

    @Override
    String path(String name) {
      return at(name, "resume");
    }

    @Override
    Object body(String name) {
      return Map.of("catchUp", !withoutMissed);
    }

    @Override
    String said(JsonNode answer) {
      ScheduleAnswers.Schedule schedule = read(answer, ScheduleAnswers.Schedule.class);
      return "Schedule %s is active. Next start: %s."
          .formatted(schedule.name(), Formats.time(schedule.nextStart()));
    }
  }

  /** Starts a schedule's job now, in addition to its scheduled starts. */
  @Command(name = "trigger", description = "Starts the job of a schedule now.")
  static final class Trigger extends ScheduleCommand {

    Trigger(Session session) {
      super(session);
    }

    @Override
    String path(String name) {
      return at(name, "trigger");
    }

    @Override
    String said(JsonNode answer) {
      ScheduleAnswers.StartedRun run = read(answer, ScheduleAnswers.StartedRun.class);
      return "Run %d of %s started. Follow it: ./ops run %d --follow"
          .formatted(run.id(), run.job(), run.id());
    }
  }

  /** A change, which may have to wait for a second person. */
  abstract static class Changing extends ScheduleCommand {

    @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit log.")
    private @Nullable String reason;

    private Changing(Session session) {
      super(session);
    }

    final Map<String, Object> withReason() {
      Map<String, Object> body = new TreeMap<>();
      body.put("reason", required(reason));
      return body;
    }

    @Override
    final String said(JsonNode answer) {
      ScheduleAnswers.ScheduleChange change = read(answer, ScheduleAnswers.ScheduleChange.class);
      return change.request() == null
          ? Formats.plain(change.text())
          : "%s Another operator confirms it: ./ops schedules confirm %d"
              .formatted(Formats.plain(change.text()), change.request());
    }

    @Override
    final int exitCode(JsonNode answer) {
      return read(answer, ScheduleAnswers.ScheduleChange.class).request() == null
          ? ExitCodes.OK
          : ExitCodes.WAITS_FOR_SECOND_PERSON;
    }
  }

  /** The fields of a definition. */
  abstract static class Saving extends Changing {

    @Option(names = "--job", paramLabel = "JOB", description = "Job that it starts.")
    private @Nullable String job;

    @Option(
        names = "--cron",
        paramLabel = "CRON",
        description = "When, seconds first, for example \"0 30 3 * * ?\".")
    private @Nullable String cron;

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of the expression.")
    private @Nullable String zone;

    @Option(
        names = "--parameter",
        paramLabel = "NAME=VALUE",
        description = "Parameter of the start, for example billingDate={day}. Repeatable.")
    private @Nullable List<String> parameters;

    @Option(
        names = "--missed",
        paramLabel = "POLICY",
        description = "What happens to missed starts: skip, fire-once or fire-each.")
    private @Nullable String missed;

    @Option(
        names = "--calendar",
        paramLabel = "NAME",
        description = "Calendar on whose days it does not start as usual; empty for none.")
    private @Nullable String calendar;

    @Option(
        names = "--on-holiday",
        paramLabel = "POLICY",
        description = "What happens on these days: skip or next-day.")
    private @Nullable String onHoliday;

    @Option(
        names = "--after",
        paramLabel = "JOB",
        description = "Job that must have completed on the same day; empty for none.")
    private @Nullable String after;

    @Option(
        names = "--wait-at-most",
        paramLabel = "TIME",
        description = "How long to wait for it, for example 2h. Then it starts anyway.")
    private @Nullable String waitAtMost;

    private Saving(Session session) {
      super(session);
    }

    @Override
    final Object body(String name) {
      Map<String, Object> body = withReason();
      add(body, name);
      put(body, "job", job);
      put(body, "cron", cron);
      put(body, "zone", zone);
      put(body, "misfire", missed);
      put(body, "calendar", calendar);
      put(body, "onHoliday", onHoliday);
      put(body, "after", after);
      put(body, "waitAtMost", waitAtMost);
      if (parameters != null) {
        body.put("parameters", parameters(parameters));
      }
      return body;
    }

    abstract void add(Map<String, Object> body, String name);

    private static Map<String, String> parameters(List<String> given) {
      Map<String, String> parameters = new TreeMap<>();
      for (String parameter : given) {
        int equals = parameter.indexOf('=');
        if (equals < 1) {
          throw new CommandFailed(
              ExitCodes.USAGE,
              "\"%s\" is not a parameter. Use --parameter=billingDate={day}."
                  .formatted(Formats.plain(parameter)));
        }
        if (parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1))
            != null) {
          throw new CommandFailed(
              ExitCodes.USAGE,
              "Parameter %s appears twice. Use it once."
                  .formatted(Formats.plain(parameter.substring(0, equals))));
        }
      }
      return parameters;
    }
  }

  /** Creates a schedule. */
  @Command(name = "create", description = "Creates a schedule. It needs --job and --cron.")
  static final class Create extends Saving {

    Create(Session session) {
      super(session);
    }

    @Override
    String path(String name) {
      return "/api/schedules";
    }

    @Override
    void add(Map<String, Object> body, String name) {
      body.put("name", name);
    }
  }

  /** Changes a schedule. */
  @Command(
      name = "edit",
      description = "Changes a schedule. Options that you leave out stay unchanged.")
  static final class Edit extends Saving {

    @Option(
        names = "--version",
        paramLabel = "N",
        description = "Version that you saw. If it has changed since, the command is refused.")
    private @Nullable Long version;

    Edit(Session session) {
      super(session);
    }

    @Override
    String path(String name) {
      return at(name, "edit");
    }

    @Override
    void add(Map<String, Object> body, String name) {
      put(body, "version", version);
    }
  }

  /** Deletes a schedule. */
  @Command(name = "delete", description = "Deletes a schedule.")
  static final class Delete extends Changing {

    Delete(Session session) {
      super(session);
    }

    @Override
    String path(String name) {
      return at(name, "delete");
    }

    @Override
    Object body(String name) {
      return withReason();
    }
  }

  /** Replaces a schedule by what the configuration has. */
  @Command(
      name = "use-configuration",
      description = "Replaces a schedule by its definition in config/operations.yaml.")
  static final class UseConfiguration extends Changing {

    UseConfiguration(Session session) {
      super(session);
    }

    @Override
    String path(String name) {
      return at(name, "use-configuration");
    }

    @Override
    Object body(String name) {
      return withReason();
    }
  }
}
