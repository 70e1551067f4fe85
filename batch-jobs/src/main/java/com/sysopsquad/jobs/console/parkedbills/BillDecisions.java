package com.sysopsquad.jobs.console.parkedbills;

import com.sysopsquad.billing.desk.DecidingOnParkedBills;
import com.sysopsquad.billing.desk.DecidingOnParkedBills.Outcome;
import com.sysopsquad.billing.desk.DecidingOnParkedBills.Step;
import com.sysopsquad.billing.desk.ParkedBill.Decision;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Decisions on parked bills; the audit records each one with its actor, reason and result. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class BillDecisions {

  private final DecidingOnParkedBills deciding;
  private final Audit audit;

  BillDecisions(DecidingOnParkedBills deciding, Audit audit) {
    this.deciding = deciding;
    this.audit = audit;
  }

  List<Step> preview(DecisionForm form) {
    return deciding.preview(form.checkedDecision(), form.checkedBills());
  }

  Outcome decide(DecisionForm form, String actor) {
    Decision decision = form.checkedDecision();
    List<Long> bills = form.checkedBills();
    String reason = form.checkedReason();
    List<Outcome> outcome = new ArrayList<>(1);
    audit.command(
        actor,
        decision == Decision.GIVE_UP ? "give up" : "try again",
        (bills.size() == 1 ? "bill " : "bills ")
            + bills.stream().map(Objects::toString).collect(Collectors.joining(", ")),
        reason,
        () -> {
          outcome.add(deciding.decide(decision, bills, actor, reason));
          return summary(decision, outcome.getFirst());
        });
    return outcome.getFirst();
  }

  /** The result in a sentence or two. */
  static String summary(Decision decision, Outcome outcome) {
    String done =
        Formats.counted(outcome.done().size(), "bill")
            + (decision == Decision.GIVE_UP ? " given up." : " tried again.");
    return outcome.left().isEmpty()
        ? done
        : done
            + " %s unchanged: ".formatted(Formats.number(outcome.left().size()))
            + outcome.left().entrySet().stream()
                .limit(3)
                .map(bill -> "bill %d: %s".formatted(bill.getKey(), bill.getValue()))
                .collect(Collectors.joining(" "));
  }
}
