package com.sysopsquad.jobs.console.hold;

import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.run.Audit;
import com.sysopsquad.jobs.run.InvalidParameter;
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
  HoldAnswer begin(@RequestBody Reason why, Principal actor) {
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
  HoldAnswer release(@RequestBody Reason why, Principal actor) {
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
    return current();
  }

  record HoldAnswer(boolean onHold, String text) {}

  record Reason(@Nullable String reason) {

    private static final int LONGEST = 2_000;

    String required() {
      String text = reason == null ? "" : reason.replace("\0", "").strip();
      if (text.isEmpty()) {
        throw new InvalidParameter("Enter a reason. A hold begins and ends with one.");
      }
      if (text.length() > LONGEST) {
        throw new InvalidParameter(
            "The reason is too long. Use at most %d characters.".formatted(LONGEST));
      }
      if (CardNumbers.in(text)) {
        throw new InvalidParameter("The reason contains a card number. Remove it and try again.");
      }
      return text;
    }
  }
}
