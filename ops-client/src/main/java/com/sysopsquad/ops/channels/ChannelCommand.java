package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows one channel and how long its messages took. */
@Command(
    name = "channel",
    description = "Shows one channel, and hour by hour how long its messages took.")
final class ChannelCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "NAME", description = "Name of the channel.")
  private String name = "";

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "How many hours back, at most 720. Default: 24.")
  private int hours = 24;

  ChannelCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/channels/" + segment(name));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    ChannelAnswers.Channel channel = read(answer, ChannelAnswers.Channel.class);
    screen().line("Channel       " + Formats.plain(channel.name()));
    screen()
        .line("State         " + Formats.plain(channel.said() + " " + channel.reason()).strip());
    screen().line("Outbox        " + ChannelsCommand.known(channel.outbox()));
    screen().line("Queue         " + ChannelsCommand.known(channel.messages()));
    screen().line("Consumers     " + ChannelsCommand.known(channel.consumers()));
    screen().line("Retries       " + ChannelsCommand.known(channel.retries()));
    screen().line("Dead letters  " + Formats.number(channel.deadLetters()));
    screen().line("");
    JsonNode times =
        operations().get("/api/channels/%s/hours?hours=%d".formatted(segment(name), hours));
    Table table = new Table("HOUR", "APPLIED", "50% WITHIN", "95% WITHIN", "99% WITHIN");
    for (ChannelAnswers.Times hour : readList(times, ChannelAnswers.Times.class)) {
      table.row(
          Formats.time(hour.from()),
          Formats.number(hour.applied()),
          ChannelsCommand.millis(hour.p50Millis()),
          ChannelsCommand.millis(hour.p95Millis()),
          ChannelsCommand.millis(hour.p99Millis()));
    }
    screen().table(table);
    return ExitCodes.OK;
  }
}
