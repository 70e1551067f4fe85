package com.sysopsquad.ops;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Ends the pause of a channel. */
@Command(name = "resume", description = "Ends the pause of a channel before its time is over.")
final class ResumeCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the channel.")
  private String queue = "";

  @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit.")
  private @Nullable String reason;

  ResumeCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations()
            .post(
                "/api/channels/%s/resume".formatted(segment(queue)),
                reason == null ? Map.of() : Map.of("reason", reason));
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line(Formats.plain(read(answer, Answers.PausedQueue.class).text()));
    }
    return ExitCodes.OK;
  }
}
