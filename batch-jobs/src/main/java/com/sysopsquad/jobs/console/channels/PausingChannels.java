package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.flows.monitor.pause.EndpointPause;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pauses and resumes channels; the audit records the actor, reason and result. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class PausingChannels {

  private final EndpointPauses pauses;
  private final Audit audit;

  PausingChannels(EndpointPauses pauses, Audit audit) {
    this.pauses = pauses;
    this.audit = audit;
  }

  EndpointPause pause(
      String name, @Nullable Integer minutes, @Nullable String given, String actor) {
    String reason = Reason.required(given, "Enter a reason for pausing the channel.");
    if (minutes == null) {
      throw new InvalidParameter("Enter for how many minutes the channel is paused.");
    }
    return audit.command(
        actor,
        "pause channel",
        name,
        "%d minutes: %s".formatted(minutes, reason),
        () -> pauses.pause(name, Duration.ofMinutes(minutes), actor, reason));
  }

  EndpointPause resume(String name, @Nullable String given, String actor) {
    return audit.command(
        actor, "resume channel", name, Reason.optional(given), () -> pauses.resume(name, actor));
  }
}
