package com.sysopsquad.portal.plan.api;

import com.sysopsquad.portal.api.Caller;
import com.sysopsquad.portal.api.Items;
import com.sysopsquad.portal.plan.CancellingPlan;
import com.sysopsquad.portal.plan.ChangingPlan;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.charge.ChargeAnswer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's plans: prices, choosing, changing, canceling, and undoing a cancellation. */
@RestController
@RequestMapping(path = "/api/v1/customers/{customer}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Plans")
class ApiPlansController {

  private static final int MOST_DEVICES = 200;

  private final PlanViews plans;
  private final ChoosingPlan choosing;
  private final ChangingPlan changing;
  private final CancellingPlan cancelling;

  ApiPlansController(
      PlanViews plans, ChoosingPlan choosing, ChangingPlan changing, CancellingPlan cancelling) {
    this.plans = plans;
    this.choosing = choosing;
    this.changing = changing;
    this.cancelling = cancelling;
  }

  /** What would be charged. */
  record PreviewAnswer(
      @Schema(description = "Absent if there are no further charges")
          @Nullable ChargeAnswer nextCharge) {}

  /** When a plan ends, or would end. */
  record CancellationAnswer(
      @Schema(description = "First day that is no longer covered") @Nullable LocalDate endsOn) {}

  @GetMapping("/plans")
  @Operation(summary = "List the plans, the newest first")
  Items<PlanAnswer> plans(Caller caller) {
    return new Items<>(plans.of(caller.customerId()));
  }

  @GetMapping("/plans/{id}")
  @Operation(summary = "Get a plan")
  PlanAnswer plan(Caller caller, @PathVariable UUID id) {
    return plans.of(caller.customerId(), id);
  }

  @GetMapping("/plan-preview")
  @Operation(summary = "Preview the first charge of a plan")
  PreviewAnswer previewPlan(
      Caller caller,
      @Parameter(example = "HOME-3") @RequestParam String contract,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate startsOn,
      @Parameter(description = "Number of devices to cover") @RequestParam(defaultValue = "0")
          int devices) {
    return new PreviewAnswer(
        plans
            .foretell(
                choosing.offered(
                    caller.customerId(),
                    UUID.randomUUID(),
                    contract.replace("\0", ""),
                    startsOn,
                    Math.clamp(devices, 0, MOST_DEVICES)))
            .orElse(null));
  }

  @PutMapping(path = "/plans/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Choose a plan under an id that you choose; repeating the call is safe")
  PlanAnswer choosePlan(Caller caller, @PathVariable UUID id, @Valid @RequestBody PlanBody plan) {
    choosing.choose(caller.customerId(), id, plan.contract(), plan.startsOn(), plan.covered());
    return plans.of(caller.customerId(), id);
  }

  @PutMapping(path = "/plans/{id}/devices", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Set the devices that the plan covers")
  PlanAnswer coverDevices(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody CoverBody cover) {
    changing.cover(caller.customerId(), id, cover.devices().stream().distinct().toList());
    return plans.of(caller.customerId(), id);
  }

  @GetMapping("/plans/{id}/change-preview")
  @Operation(summary = "Preview the next charge with a different contract")
  PreviewAnswer previewChange(
      Caller caller,
      @PathVariable UUID id,
      @Parameter(example = "GAMER-2") @RequestParam String contract) {
    return new PreviewAnswer(
        plans
            .foretell(
                changing.offered(plans.plan(caller.customerId(), id), contract.replace("\0", "")))
            .orElse(null));
  }

  @PutMapping(path = "/plans/{id}/contract", consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Change the contract for billing periods that have not been billed yet")
  PlanAnswer changeContract(
      Caller caller, @PathVariable UUID id, @Valid @RequestBody ContractBody wanted) {
    changing.change(caller.customerId(), id, wanted.version(), wanted.contract());
    return plans.of(caller.customerId(), id);
  }

  @GetMapping("/plans/{id}/cancellation")
  @Operation(summary = "Get the day on which the plan ends, or would end if canceled now")
  CancellationAnswer cancellation(Caller caller, @PathVariable UUID id) {
    Plan plan = plans.plan(caller.customerId(), id);
    return new CancellationAnswer(
        plan.endsOn() == null ? cancelling.offered(plan).endsOn() : plan.endsOn());
  }

  @PutMapping("/plans/{id}/cancellation")
  @Operation(summary = "Cancel the plan at the end of the current or last billed period")
  PlanAnswer cancelPlan(Caller caller, @PathVariable UUID id) {
    cancelling.cancel(caller.customerId(), id);
    return plans.of(caller.customerId(), id);
  }

  @DeleteMapping("/plans/{id}/cancellation")
  @Operation(summary = "Undo the cancellation, if the plan has not ended yet")
  PlanAnswer takeCancellationBack(Caller caller, @PathVariable UUID id) {
    cancelling.takeBack(caller.customerId(), id);
    return plans.of(caller.customerId(), id);
  }
}
