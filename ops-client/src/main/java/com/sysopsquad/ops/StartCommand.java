package com.sysopsquad.ops;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Starts a job, and with {@code --follow} stays until the run has ended. */
@Command(
    name = "start",
    description = "Starts a job, for example: start payment billingMonth=2026-12 --follow")
final class StartCommand extends RemoteCommand {

  private final Following following;

  @Parameters(index = "0", paramLabel = "JOB", description = "Name of the job, as jobs lists it.")
  private String job = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "NAME=VALUE",
      description = "Parameters of the job.")
  private List<String> parameters = List.of();

  @Option(
      names = {"-f", "--follow"},
      description = "Show progress until the run has ended.")
  private boolean follow;

  StartCommand(OpsCommand ops, Following following) {
    super(ops);
    this.following = following;
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations().post("/api/runs", Map.of("job", job, "parameters", named(parameters)));
    Answers.Run run = read(answer, Answers.Run.class);
    if (follow) {
      return following.follow(this, run.id());
    }
    if (asJson()) {
      printJson(answer);
    } else {
      screen()
          .line(
              "Run %d of %s started. Watch it: ./ops run %d --follow"
                  .formatted(run.id(), run.job(), run.id()));
    }
    return ExitCodes.OK;
  }

  private static Map<String, String> named(List<String> parameters) {
    Map<String, String> named = new LinkedHashMap<>();
    for (String parameter : parameters) {
      int equals = parameter.indexOf('=');
      if (equals < 1) {
        throw new CommandFailed(
            ExitCodes.USAGE,
            "'%s' is not NAME=VALUE, for example billingMonth=2026-12.".formatted(parameter));
      }
      named.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return named;
  }
}
