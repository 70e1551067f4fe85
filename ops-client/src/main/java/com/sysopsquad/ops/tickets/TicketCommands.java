package com.sysopsquad.ops.tickets;

import com.sysopsquad.ops.remote.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands for tickets. */
public final class TicketCommands {

  private TicketCommands() {}

  /** The commands, in the order in which help lists them. */
  public static List<CommandLine> of(Session session) {
    return List.of(new CommandLine(new TicketsCommand(session)), TicketCommand.line(session));
  }
}
