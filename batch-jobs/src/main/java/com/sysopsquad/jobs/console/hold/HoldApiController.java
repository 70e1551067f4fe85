package com.sysopsquad.jobs.console.hold;

import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.run.Audit;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Puts billing on hold and releases it; each command is audited with its reason. */
@ConsoleApi
@RequestMapping("/api/hold")
class HoldApiController {

  private static final String BILLING = "billing";

  private final HoldingBilling holding;
  private final Audit audit;

  HoldApiController(HoldingBilling holding, Audit audit) {
    this.holding = holding;
    this.audit = audit;
  }

  @GetMapping
  HoldAnswer current() {
    return holding
        .current()
        .map(hold -> new HoldAnswer(true, hold.sentence()))
        .orElseGet(() -> new HoldAnswer(false, "Billing is not on hold."));
  }

  @PostMapping
  HoldAnswer begin(@RequestBody Why why, Principal actor) {
    String reason = why.required();
    audit.command(
        actor.getName(),
        "hold",
        BILLING,
        reason,
        () -> holding.begin(actor.getName(), reason).sentence());
    return current();
  }

  @PostMapping("/release")
  HoldAnswer release(@RequestBody Why why, Principal actor) {
    String reason = why.required();
    audit.command(
        actor.getName(),
        "release hold",
        BILLING,
        reason,
        () -> {
          holding.release(actor.getName(), reason);
          return "released";
        });
    return new HoldAnswer(false, "The hold is released. Start collection or payment to go on.");
  }

  record HoldAnswer(boolean onHold, String text) {}

  record Why(@Nullable String reason) {

    String required() {
      return Reason.required(reason, "Enter a reason.");
    }
  }
}
