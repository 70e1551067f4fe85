package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Plans as the customer quantum sends them. */
final class PlanFixture {

  static final UUID ADA = UUID.fromString("00000000-0000-0000-0000-0000000000ad");

  private PlanFixture() {}

  static CustomerDetails ada(long version) {
    return new CustomerDetails(
        ADA, version, "Ada v" + version, "ada@example.com", "1 Loop", "Fresno", "CA", "93650");
  }

  static PlanChosen plan(UUID planId, long version, CustomerDetails customer) {
    return new PlanChosen(
        planId, version, customer, "HOME-3", LocalDate.of(2026, 11, 30), 31, null);
  }

  static PlanChosen beginning(LocalDate startsOn, int anchorDay, @Nullable LocalDate endsOn) {
    return new PlanChosen(UUID.randomUUID(), 1, ada(1), "HOME-3", startsOn, anchorDay, endsOn);
  }

  static PlanChosen changed(
      PlanChosen plan, long version, String contract, @Nullable LocalDate endsOn) {
    return new PlanChosen(
        plan.planId(),
        version,
        plan.customer(),
        contract,
        plan.startsOn(),
        plan.anchorDay(),
        endsOn);
  }
}
