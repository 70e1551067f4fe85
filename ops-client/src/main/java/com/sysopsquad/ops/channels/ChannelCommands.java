package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands for channels, queues and the way of messages. */
public final class ChannelCommands {

  private ChannelCommands() {}

  /** The commands, in the order in which help lists them. */
  public static List<CommandLine> of(Session session) {
    return List.of(
        new CommandLine(new TopologyCommand(session)),
        new CommandLine(new ChannelsCommand(session)),
        new CommandLine(new ChannelCommand(session)),
        new CommandLine(new PauseCommand(session)),
        new CommandLine(new ResumeCommand(session)),
        new CommandLine(new TraceCommand(session)),
        new CommandLine(new QueuesCommand(session)));
  }
}
