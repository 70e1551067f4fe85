package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands for the billing desk. */
public final class DeskCommands {

  private DeskCommands() {}

  /** The commands, in the order in which help lists them. */
  public static List<CommandLine> of(Session session) {
    return List.of(
        HoldCommand.line(session),
        new CommandLine(new LedgerCommand(session)),
        new CommandLine(new AlertsCommand(session)),
        AlertCommand.line(session),
        new CommandLine(new AccountsCommand(session)),
        new CommandLine(new AccountCommand(session)),
        ParkedBillsCommand.line(session),
        new CommandLine(new CorrectionCommand.Refund(session)),
        new CommandLine(new CorrectionCommand.Credit(session)),
        new CommandLine(new CorrectionCommand.WriteOff(session)),
        CorrectionsCommand.line(session));
  }
}
