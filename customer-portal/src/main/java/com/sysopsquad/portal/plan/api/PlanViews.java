package com.sysopsquad.portal.plan.api;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.device.Device;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.plan.ChangingPlan;
import com.sysopsquad.portal.plan.NoSuchPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.charge.ChargeAnswer;
import com.sysopsquad.portal.plan.standing.PlanStanding;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Plans as the API shows them. */
@Component
class PlanViews {

  private final PlanStandings standings;
  private final ChangingPlan changing;
  private final Devices devices;
  private final Customers customers;
  private final BusinessCalendar calendar;

  PlanViews(
      PlanStandings standings,
      ChangingPlan changing,
      Devices devices,
      Customers customers,
      BusinessCalendar calendar) {
    this.standings = standings;
    this.changing = changing;
    this.devices = devices;
    this.customers = customers;
    this.calendar = calendar;
  }

  List<PlanAnswer> of(UUID customerId) {
    List<Device> owned = devices.of(customerId, calendar.today());
    return standings.of(customerId, stateOf(customerId)).stream()
        .map(standing -> answer(standing, owned))
        .toList();
  }

  /** One plan; not found if it is not this customer's. */
  PlanAnswer of(UUID customerId, UUID planId) {
    return of(customerId).stream()
        .filter(plan -> plan.id().equals(planId))
        .findFirst()
        .orElseThrow(() -> new NoSuchPlan(planId));
  }

  /** The plan itself; not found if it is not this customer's. */
  Plan plan(UUID customerId, UUID planId) {
    return standings.of(customerId, stateOf(customerId)).stream()
        .map(PlanStanding::plan)
        .filter(plan -> plan.id().equals(planId))
        .findFirst()
        .orElseThrow(() -> new NoSuchPlan(planId));
  }

  /** The next charge of this plan, whether it exists or not. */
  Optional<ChargeAnswer> foretell(Plan plan) {
    return standings.foretell(plan, stateOf(plan.customerId())).map(ChargeAnswer::of);
  }

  private PlanAnswer answer(PlanStanding standing, List<Device> owned) {
    String replaced =
        standing.state() == PlanStanding.State.ENDED
            ? null
            : changing.replaced(standing.plan()).orElse(null);
    return PlanAnswer.of(standing, owned, replaced);
  }

  private String stateOf(UUID customerId) {
    return customers.get(customerId).address().state();
  }
}
