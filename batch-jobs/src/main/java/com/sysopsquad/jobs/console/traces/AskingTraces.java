package com.sysopsquad.jobs.console.traces;

import com.sysopsquad.flows.monitor.trace.Traces;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the quanta about messages; the audit records who asked for what. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class AskingTraces {

  private static final int LONGEST = 500;
  private static final String MISSING =
      "Enter a message ID, or what the message is about: a customer ID or a ticket number.";

  private final Traces traces;
  private final Audit audit;

  AskingTraces(Traces traces, Audit audit) {
    this.traces = traces;
    this.audit = audit;
  }

  /** Returns the number of the trace. */
  long ask(@Nullable String given, String actor) {
    String about = Reason.required(given, MISSING);
    if (about.length() > LONGEST) {
      throw new InvalidParameter("Enter at most %d characters.".formatted(LONGEST));
    }
    return audit.command(actor, "trace messages", about, null, () -> traces.ask(about, actor));
  }
}
