package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Starts a job, and with {@code --follow} waits until the run has ended. */
@Command(
    name = "start",
    description = "Starts a job, for example: start payment billingDate=2026-12-01 --follow")
final class StartCommand extends FollowableCommand {

  @Parameters(
      index = "0",
      paramLabel = "JOB",
      description = "Name of the job, as listed by ./ops jobs.")
  private String job = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME=VALUE",
      description = "Parameters of the job.")
  private List<String> parameters = List.of();

  @Option(
      names = "--reason",
      paramLabel = "R",
      description = "Reason, for the second person and the audit.")
  private @Nullable String reason;

  @Option(names = "--dry-run", description = "Show what the job would do, without starting it.")
  private boolean dryRun;

  StartCommand(Session session, Following following) {
    super(session, following);
  }

  @Override
  public Integer call() {
    Map<String, String> named = named(parameters);
    return dryRun ? tryOut(named) : start(named);
  }

  private int tryOut(Map<String, String> named) {
    String query =
        named.entrySet().stream()
            .map(parameter -> segment(parameter.getKey()) + "=" + segment(parameter.getValue()))
            .collect(Collectors.joining("&"));
    JsonNode answer =
        operations()
            .get("/api/jobs/" + segment(job) + "/dry-run" + (query.isEmpty() ? "" : "?" + query));
    return reply(answer, () -> DryRunTable.print(screen(), read(answer, RunAnswers.DryRun.class)));
  }

  private int start(Map<String, String> named) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("job", job);
    body.put("parameters", named);
    put(body, "reason", reason);
    JsonNode answer = operations().post("/api/runs", body);
    return answer.has("askedBy") ? waits(answer) : started(answer);
  }

  private int waits(JsonNode answer) {
    RunAnswers.Start start = read(answer, RunAnswers.Start.class);
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line(Formats.plain(start.why()));
      screen()
          .line(
              "Start request %d%s was sent. Another operator must confirm it by %s: ./ops starts"
                      .formatted(
                          start.id(),
                          start.summary() == null
                              ? ""
                              : " (" + Formats.plain(start.summary()) + ")",
                          Formats.time(start.expiresAt()))
                  + " confirm "
                  + start.id());
    }
    return ExitCodes.WAITS_FOR_SECOND_PERSON;
  }

  private static Map<String, String> named(List<String> parameters) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new CommandFailed(
            ExitCodes.USAGE,
            "'%s' is not a parameter. Enter NAME=VALUE, for example billingDate=2026-12-01."
                .formatted(parameter));
      }
      String name = parameter.substring(0, equals);
      if (named.put(name, parameter.substring(equals + 1)) != null) {
        throw new CommandFailed(
            ExitCodes.USAGE, "'%s' appears twice. Enter it once.".formatted(name));
      }
    }
    return named;
  }
}
