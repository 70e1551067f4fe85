package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the jobs that can be started, with their parameters. */
@Command(name = "jobs", description = "Lists the jobs and their parameters.")
final class JobsCommand extends RemoteCommand {

  JobsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/jobs");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("JOB", "PARAMETERS", "DESCRIPTION");
    for (RunAnswers.Job job : readList(answer, RunAnswers.Job.class)) {
      String parameters =
          job.parameters().stream().map(JobsCommand::shown).collect(Collectors.joining(" "));
      table.row(job.name(), parameters.isEmpty() ? "-" : parameters, job.description());
    }
    screen().table(table);
    return ExitCodes.OK;
  }

  private static String shown(RunAnswers.Parameter parameter) {
    String text = parameter.name() + "=" + Formats.local(parameter.example(), null);
    return parameter.required() ? text : "[" + text + "]";
  }
}
