package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands for dead letters and replays. */
public final class DeadLetterCommands {

  private DeadLetterCommands() {}

  /** The commands, in the order in which help lists them. */
  public static List<CommandLine> of(Session session) {
    return List.of(
        DeadLettersCommand.line(session),
        ReplayCommand.line(session),
        new CommandLine(new EditCommand(session)),
        new CommandLine(new DiscardCommand(session)),
        new CommandLine(new RetryCommand(session)),
        new CommandLine(new GiveUpCommand(session)));
  }
}
