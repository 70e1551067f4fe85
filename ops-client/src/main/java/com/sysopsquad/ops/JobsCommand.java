package com.sysopsquad.ops;

import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the jobs that can be started, with their parameters. */
@Command(name = "jobs", description = "Lists the jobs and their parameters.")
final class JobsCommand extends RemoteCommand {

  JobsCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/jobs");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("JOB", "PARAMETERS", "DESCRIPTION");
    for (Answers.Job job : readList(answer, Answers.Job.class)) {
      String parameters =
          job.parameters().stream().map(JobsCommand::shown).collect(Collectors.joining(" "));
      table.row(job.name(), parameters.isEmpty() ? "-" : parameters, job.description());
    }
    screen().table(table);
    return ExitCodes.OK;
  }

  private static String shown(Answers.Parameter parameter) {
    String text = parameter.name() + "=" + parameter.example();
    return parameter.required() ? text : "[" + text + "]";
  }
}
