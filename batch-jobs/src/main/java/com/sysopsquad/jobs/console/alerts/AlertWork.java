package com.sysopsquad.jobs.console.alerts;

import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.billing.desk.WorkingOnAlerts;
import com.sysopsquad.jobs.console.access.BillingPeople;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People's actions on alerts; the audit records each one with its actor. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class AlertWork {

  private final WorkingOnAlerts working;
  private final BillingPeople people;
  private final Audit audit;

  AlertWork(WorkingOnAlerts working, BillingPeople people, Audit audit) {
    this.working = working;
    this.people = people;
    this.audit = audit;
  }

  /** The people to whom an alert can be handed over. */
  List<String> people() {
    return people.names();
  }

  void take(UUID id, String actor) {
    audited("take", id, actor, null, () -> working.take(id, actor));
  }

  void handOver(UUID id, @Nullable String to, @Nullable String words, String actor) {
    String receiver =
        people
            .find(to == null ? "" : to)
            .orElseThrow(
                () ->
                    new InvalidParameter(
                        "Enter the new owner, one of %s."
                            .formatted(String.join(", ", people.names()))));
    String note = Reason.optional(words);
    audited(
        "hand over",
        id,
        actor,
        "to " + receiver + (note == null ? "" : ": " + note),
        () -> working.handOver(id, actor, receiver, note));
  }

  void note(UUID id, @Nullable String words, String actor) {
    String note = Reason.required(words, "Enter a note.");
    audited("note", id, actor, note, () -> working.note(id, actor, note));
  }

  void close(UUID id, @Nullable String reason, String actor) {
    String why = Reason.required(reason, "Enter a reason for closing the alert.");
    audited("close", id, actor, why, () -> working.close(id, actor, why));
  }

  private void audited(
      String action, UUID id, String actor, @Nullable String detail, Supplier<DeskAlert> step) {
    audit.command(
        actor,
        action,
        "alert " + id,
        detail,
        () -> {
          DeskAlert changed = step.get();
          return changed.isOpen() ? "owner " + changed.owner() : "closed";
        });
  }
}
