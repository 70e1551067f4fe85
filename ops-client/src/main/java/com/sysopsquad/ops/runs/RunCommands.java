package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands for jobs, starts and runs. */
public final class RunCommands {

  private RunCommands() {}

  /** The commands, in the order in which help lists them. */
  public static List<CommandLine> of(Session session) {
    Following following = new Following(session.screen());
    return List.of(
        new CommandLine(new JobsCommand(session)),
        new CommandLine(new JobCommand(session)),
        new CommandLine(new StartCommand(session, following)),
        StartsCommand.line(session, following),
        RunsCommand.line(session),
        new CommandLine(new RunCommand(session, following)),
        new CommandLine(new StopCommand(session)),
        new CommandLine(new RestartCommand(session, following)));
  }
}
