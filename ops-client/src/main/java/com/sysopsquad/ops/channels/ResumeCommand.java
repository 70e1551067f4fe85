package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Ends the pause of a channel. */
@Command(name = "resume", description = "Ends the pause of a channel early.")
final class ResumeCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the channel.")
  private String queue = "";

  @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit log.")
  private @Nullable String reason;

  ResumeCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations()
            .post(
                "/api/channels/%s/resume".formatted(segment(queue)),
                reason == null ? Map.of() : Map.of("reason", reason));
    return reply(
        answer,
        () -> screen().line(Formats.plain(read(answer, ChannelAnswers.PausedQueue.class).text())));
  }
}
