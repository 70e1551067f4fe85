package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Lists runs, the newest first. */
@Command(name = "runs", description = "Lists the runs, the newest first.")
final class RunsCommand extends RemoteCommand {

  @Mixin private PageOptions page = new PageOptions();

  RunsCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/runs?" + page.query());
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Answers.Page<Answers.Run> runs = read(answer, new TypeReference<>() {});
    if (runs.items().isEmpty()) {
      screen().line(page.isFirst() ? "No job has run yet." : "There are no runs on this page.");
      return ExitCodes.OK;
    }
    Table table =
        new Table(
            "RUN", "JOB", "PARAMETERS", "STATE", "STARTED", "DURATION", "PROGRESS OR MESSAGE");
    for (Answers.Run run : runs.items()) {
      Answers.Progress progress = run.progress();
      table.row(
          Long.toString(run.id()),
          run.job(),
          Formats.parameters(run.parameters()),
          run.state(),
          Formats.time(run.startedAt()),
          Formats.duration(run.seconds()),
          progress == null ? run.message() : Formats.progress(progress));
    }
    screen().table(table);
    Footer.print(screen(), runs, "runs");
    return ExitCodes.OK;
  }
}
