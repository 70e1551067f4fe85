package com.sysopsquad.jobs.console.traces;

import com.sysopsquad.flows.monitor.trace.Traces;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.neighbours.sysops.SysopsTickets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the quanta about messages; the audit records who asked for what. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class AskingTraces {

  private static final int LONGEST = 500;
  private static final Pattern TICKET_NUMBER = Pattern.compile("[Tt]-\\d{1,18}");
  private static final String MISSING =
      "Enter a message ID, or what the message is about: a customer ID or a ticket number.";

  private final Traces traces;
  private final ObjectProvider<SysopsTickets> sysops;
  private final Audit audit;

  AskingTraces(Traces traces, ObjectProvider<SysopsTickets> sysops, Audit audit) {
    this.traces = traces;
    this.sysops = sysops;
    this.audit = audit;
  }

  /** Returns the number of the trace. */
  long ask(@Nullable String given, String actor) {
    String about = Reason.required(given, MISSING);
    if (about.length() > LONGEST) {
      throw new InvalidParameter("Enter at most %d characters.".formatted(LONGEST));
    }
    return audit.command(
        actor, "trace messages", about, null, () -> traces.ask(subject(about), actor));
  }

  /** Messages about a ticket have its ID as subject, but people know its number. */
  private String subject(String about) {
    if (!TICKET_NUMBER.matcher(about).matches()) {
      return about;
    }
    SysopsTickets tickets = sysops.getIfAvailable();
    if (tickets == null) {
      throw new InvalidParameter(
          "This node has no tickets, so it does not know their numbers. Enter the ID of the ticket,"
              + " or use a node with the role neighbours.");
    }
    String number = about.toUpperCase(Locale.ROOT);
    return tickets.numbered(number).stream()
        .findFirst()
        .map(ticket -> ticket.id().toString())
        .orElseThrow(
            () ->
                new InvalidParameter(
                    ("No ticket %s has arrived at sysops. Check the number, or enter the customer"
                            + " ID to trace the customer's messages.")
                        .formatted(number)));
  }
}
