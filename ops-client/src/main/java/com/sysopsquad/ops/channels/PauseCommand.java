package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Pauses a channel for some time. */
@Command(
    name = "pause",
    description = {
      "Pauses a channel: its receiver takes nothing from the queue, in all its processes.",
      "Messages wait in their order. The pause ends by itself, or with ./ops resume."
    })
final class PauseCommand extends RemoteCommand {

  private static final Pattern TIME = Pattern.compile("(\\d{1,4})([mh])");
  private static final int MINUTES_OF_AN_HOUR = 60;

  @Parameters(index = "0", paramLabel = "QUEUE", description = "Name of the channel.")
  private String queue = "";

  @Option(
      names = "--for",
      paramLabel = "TIME",
      required = true,
      description = "How long: minutes or hours, such as 30m or 2h; at most 24h.")
  private String time = "";

  @Option(names = "--reason", paramLabel = "R", description = "The reason, for the audit.")
  private @Nullable String reason;

  PauseCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        operations()
            .post(
                "/api/channels/%s/pause".formatted(segment(queue)),
                new TreeMap<>(Map.of("reason", required(reason), "minutes", minutes())));
    return reply(
        answer,
        () -> screen().line(Formats.plain(read(answer, ChannelAnswers.PausedQueue.class).text())));
  }

  private int minutes() {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      throw new CommandFailed(ExitCodes.USAGE, "Enter a time with --for, such as 30m or 2h.");
    }
    int amount = Integer.parseInt(matcher.group(1));
    return matcher.group(2).equals("h") ? amount * MINUTES_OF_AN_HOUR : amount;
  }
}
