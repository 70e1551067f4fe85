package com.sysopsquad.ops;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one run with its steps, and with {@code --follow} until it has ended. */
@Command(name = "run", description = "Shows one run with its steps.")
final class RunCommand extends RemoteCommand {

  private final Following following;

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the run.")
  private long id;

  @Option(
      names = {"-f", "--follow"},
      description = "Show progress until the run has ended.")
  private boolean follow;

  RunCommand(OpsCommand ops, Following following) {
    super(ops);
    this.following = following;
  }

  @Override
  public Integer call() {
    if (follow) {
      return following.follow(this, id);
    }
    JsonNode answer = operations().get("/api/runs/" + id);
    if (asJson()) {
      printJson(answer);
    } else {
      print(read(answer, Answers.Run.class));
    }
    return ExitCodes.OK;
  }

  private void print(Answers.Run run) {
    screen().line("Run         " + run.id());
    screen().line("Job         " + run.job());
    screen().line("Parameters  " + dash(Formats.parameters(run.parameters())));
    screen().line("State       " + run.state());
    screen().line("Started     " + Formats.time(run.startedAt()));
    screen().line("Started by  " + Formats.plain(run.startedBy()));
    screen().line("Ended       " + Formats.time(run.endedAt()));
    screen().line("Duration    " + Formats.duration(run.seconds()));
    Answers.Progress progress = run.progress();
    if (progress != null) {
      screen().line("Progress    " + Formats.progress(progress));
    }
    if (run.perSecond() > 0) {
      screen().line("Speed       %s a second".formatted(Formats.number(run.perSecond())));
    }
    if (!run.message().isBlank()) {
      screen().line("Message     " + Formats.plain(run.message()));
    }
    run.next()
        .ifPresent(
            next -> screen().line("Went on     as run %d: ./ops run %d".formatted(next, next)));
    List<Answers.Step> steps = run.steps();
    if (steps != null && !steps.isEmpty()) {
      printSteps(steps);
    }
  }

  private void printSteps(List<Answers.Step> steps) {
    Table table = new Table("STEP", "STATE", "READ", "WRITTEN", "SKIPPED", "DURATION", "MESSAGE");
    for (Answers.Step step : steps) {
      table.row(
          step.name(),
          step.state(),
          Formats.number(step.read()),
          Formats.number(step.written()),
          Formats.number(step.skipped()),
          Formats.duration(step.seconds()),
          Formats.plain(step.message()));
    }
    screen().line("");
    screen().table(table);
  }

  private static String dash(String text) {
    return text.isEmpty() ? "-" : text;
  }
}
