package com.sysopsquad.jobs.console.parkedbills;

import com.sysopsquad.billing.desk.DecidingOnParkedBills;
import com.sysopsquad.billing.desk.ParkedBill.Decision;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A decision on parked bills, as requested. */
record DecisionForm(
    @Nullable String decision, @Nullable List<@Nullable Long> bills, @Nullable String reason) {

  Decision checkedDecision() {
    String asked = decision == null ? "" : decision.strip().replace('-', '_');
    return Arrays.stream(Decision.values())
        .filter(known -> known.name().equalsIgnoreCase(asked))
        .findFirst()
        .orElseThrow(() -> new InvalidParameter("Enter a decision: TRY_AGAIN or GIVE_UP."));
  }

  List<Long> checkedBills() {
    List<Long> given =
        bills == null ? List.of() : bills.stream().filter(Objects::nonNull).distinct().toList();
    if (given.isEmpty()) {
      throw new InvalidParameter("Select at least one bill.");
    }
    if (given.size() > DecidingOnParkedBills.MOST) {
      throw new InvalidParameter(
          "Choose at most %d bills at once.".formatted(DecidingOnParkedBills.MOST));
    }
    return given;
  }

  String checkedReason() {
    return Reason.required(reason, "Enter a reason for the decision.");
  }
}
