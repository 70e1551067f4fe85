package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts a support plan. */
@Service
public class ChoosingPlan {

  private static final int MONTHS_AHEAD = 12;

  private final Plans plans;
  private final Contracts contracts;
  private final CoveragePolicy coverage;
  private final PlanPublisher publisher;
  private final Devices devices;
  private final BusinessCalendar calendar;

  ChoosingPlan(
      Plans plans,
      Contracts contracts,
      CoveragePolicy coverage,
      PlanPublisher publisher,
      Devices devices,
      BusinessCalendar calendar) {
    this.devices = devices;
    this.plans = plans;
    this.contracts = contracts;
    this.coverage = coverage;
    this.publisher = publisher;
    this.calendar = calendar;
  }

  /**
   * Starts a plan on the anchor day of the month and notifies billing.
   *
   * @throws PlanNotPossible if the contract is not on sale that day, or the month is not between
   *     the current one and twelve months from now
   */
  @Transactional
  public Plan choose(UUID customerId, String contractCode, AnchorDay anchor, YearMonth startMonth) {
    YearMonth now = calendar.month();
    if (startMonth.isBefore(now) || startMonth.isAfter(now.plusMonths(MONTHS_AHEAD))) {
      throw new PlanNotPossible("plan.not-this-month");
    }
    Plan plan = Plan.chosen(customerId, contractCode, anchor, startMonth);
    if (!contracts.sells(contractCode, plan.startsOn())) {
      throw new PlanNotPossible("plan.not-sold-then");
    }
    Plan chosen = plans.add(plan).orElseThrow();
    publisher.publish(chosen);
    return chosen;
  }

  /**
   * Starts a plan on that day with these devices, and notifies billing; the same plan again changes
   * nothing.
   *
   * @param planId permanent id of the plan; the caller chooses it, so that the call can be repeated
   * @throws PlanNotPossible if the contract is not on sale that day, the day is not between today
   *     and a year from now, or there are more devices than the contract covers
   * @throws NoSuchPlan if the plan belongs to another customer
   */
  @Transactional
  public Plan choose(
      UUID customerId,
      UUID planId,
      String contractCode,
      LocalDate startsOn,
      Collection<UUID> deviceIds) {
    Plan plan = offered(customerId, planId, contractCode, startsOn, deviceIds.size());
    Optional<Plan> chosen = plans.add(plan);
    if (chosen.isEmpty()) {
      return plans.hold(customerId, planId);
    }
    devices.cover(customerId, planId, deviceIds, calendar.today());
    publisher.publish(chosen.get());
    return chosen.get();
  }

  /**
   * The plan as it would be.
   *
   * @throws PlanNotPossible if it cannot be chosen in this way
   */
  public Plan offered(
      UUID customerId, UUID planId, String contractCode, LocalDate startsOn, int deviceCount) {
    LocalDate today = calendar.today();
    if (startsOn.isBefore(today) || startsOn.isAfter(today.plusMonths(MONTHS_AHEAD))) {
      throw new PlanNotPossible("plan.not-this-day");
    }
    if (!contracts.sells(contractCode, startsOn)) {
      throw new PlanNotPossible("plan.not-sold-then");
    }
    coverage.mustCover(contractCode, deviceCount);
    return Plan.chosen(planId, customerId, contractCode, startsOn);
  }
}
