package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.flows.monitor.resend.ResendRequest;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import org.springframework.stereotype.Component;

/** Requests quanta to send messages again; the audit records the actor, reason and result. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class AskingResends {

  private final Resends resends;
  private final Audit audit;
  private final Formats formats;

  AskingResends(Resends resends, Audit audit, Formats formats) {
    this.resends = resends;
    this.audit = audit;
    this.formats = formats;
  }

  Resend ask(ResendForm form, String actor) {
    ResendRequest request = form.request(formats.zone());
    String reason = form.checkedReason();
    long number =
        audit.command(
            actor,
            request.counting() ? "count messages to resend" : "resend messages",
            "%s since %s%s"
                .formatted(
                    request.quantum(),
                    request.since(),
                    request.queue() != null
                        ? " to " + request.queue()
                        : request.to() == null ? "" : " to " + request.to()),
            reason,
            () -> resends.ask(request, actor, reason).number());
    return resends.get(number);
  }
}
