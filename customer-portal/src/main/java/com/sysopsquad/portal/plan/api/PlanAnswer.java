package com.sysopsquad.portal.plan.api;

import com.sysopsquad.portal.catalog.ContractAnswer;
import com.sysopsquad.portal.device.Device;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.charge.ChargeAnswer;
import com.sysopsquad.portal.plan.charge.Forecast;
import com.sysopsquad.portal.plan.standing.PlanStanding;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A plan and its state. */
record PlanAnswer(
    UUID id,
    @Schema(description = "Increases with every change", example = "1796025600123456") long version,
    PlanStanding.State state,
    @Schema(description = "Applies from the next billing period") ContractAnswer contract,
    LocalDate startsOn,
    @Schema(description = "First day that is no longer covered; absent if the plan has no end")
        @Nullable LocalDate endsOn,
    @Schema(description = "Devices that it covers") List<UUID> devices,
    @Schema(description = "Absent if there are no further charges")
        @Nullable ChargeAnswer nextCharge,
    @Schema(description = "Previous contract, if the last change can still be undone")
        @Nullable String replaced) {

  static PlanAnswer of(PlanStanding standing, List<Device> devices, @Nullable String replaced) {
    Plan plan = standing.plan();
    Forecast next = standing.next();
    return new PlanAnswer(
        plan.id(),
        plan.version(),
        standing.state(),
        ContractAnswer.of(standing.contract()),
        plan.startsOn(),
        plan.endsOn(),
        devices.stream()
            .filter(device -> plan.id().equals(device.planId()))
            .map(Device::id)
            .toList(),
        next == null ? null : ChargeAnswer.of(next),
        replaced);
  }
}
