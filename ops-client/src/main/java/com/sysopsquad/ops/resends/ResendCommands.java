package com.sysopsquad.ops.resends;

import com.sysopsquad.ops.remote.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands for what follows a restore: resends, losses and backups. */
public final class ResendCommands {

  private ResendCommands() {}

  /** The commands, in the order in which help lists them. */
  public static List<CommandLine> of(Session session) {
    return List.of(
        ResendCommand.line(session),
        LossesCommand.line(session),
        new CommandLine(new BackupCommand(session)));
  }
}
