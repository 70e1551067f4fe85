package com.sysopsquad.ops.schedules;

import com.sysopsquad.ops.remote.Session;
import java.util.List;
import picocli.CommandLine;

/** The commands for schedules, blackouts and calendars. */
public final class ScheduleCommands {

  private ScheduleCommands() {}

  /** The commands, in the order in which help lists them. */
  public static List<CommandLine> of(Session session) {
    return List.of(
        SchedulesCommand.line(session),
        BlackoutsCommand.line(session),
        CalendarsCommand.line(session));
  }
}
