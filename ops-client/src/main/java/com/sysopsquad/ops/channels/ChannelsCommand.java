package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the channels with their state. */
@Command(
    name = "channels",
    description = {
      "Lists the channels with their state: stuck, unknown, slow, flowing or idle.",
      "A question mark means that the value is not known right now."
    })
final class ChannelsCommand extends RemoteCommand {

  ChannelsCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/channels");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table =
        new Table("CHANNEL", "STATE", "OUTBOX", "QUEUE", "RETRIES", "DEAD LETTERS", "95% WITHIN");
    List<ChannelAnswers.Channel> channels = readList(answer, ChannelAnswers.Channel.class);
    for (ChannelAnswers.Channel channel : channels) {
      table.row(
          channel.name(),
          channel.said(),
          known(channel.outbox()),
          known(channel.messages()),
          known(channel.retries()),
          Formats.number(channel.deadLetters()),
          channel.recent() == null ? "-" : millis(channel.recent().p95Millis()));
    }
    screen().table(table);
    channels.stream()
        .filter(channel -> !channel.reason().isEmpty())
        .forEach(
            channel ->
                screen()
                    .line(
                        "%s: %s"
                            .formatted(
                                Formats.plain(channel.name()), Formats.plain(channel.reason()))));
    return ExitCodes.OK;
  }

  static String known(@Nullable Long count) {
    return count == null ? "?" : Formats.number(count);
  }

  static String millis(@Nullable Long time) {
    return time == null ? "-" : Formats.number(time) + " ms";
  }
}
