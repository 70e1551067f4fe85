package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Accepts that messages are lost; the audit records the actor, reason and result. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class ConfirmingLosses {

  private final Losses losses;
  private final Audit audit;

  ConfirmingLosses(Losses losses, Audit audit) {
    this.losses = losses;
    this.audit = audit;
  }

  Loss confirm(long number, @Nullable String given, String actor) {
    String reason = Reason.required(given, "Enter a reason for confirming the loss.");
    return audit.command(
        actor,
        "confirm loss",
        Long.toString(number),
        reason,
        () -> losses.confirm(number, actor, reason));
  }
}
