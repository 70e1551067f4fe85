package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.plan.charge.BilledPeriods;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes a plan's contract or devices. */
@Service
public class ChangingPlan {

  private final Plans plans;
  private final Contracts contracts;
  private final CoveragePolicy coverage;
  private final BilledPeriods billed;
  private final PlanPublisher publisher;
  private final Devices devices;
  private final BusinessCalendar calendar;

  ChangingPlan(
      Plans plans,
      Contracts contracts,
      CoveragePolicy coverage,
      BilledPeriods billed,
      PlanPublisher publisher,
      Devices devices,
      BusinessCalendar calendar) {
    this.plans = plans;
    this.contracts = contracts;
    this.coverage = coverage;
    this.billed = billed;
    this.publisher = publisher;
    this.devices = devices;
    this.calendar = calendar;
  }

  /**
   * Sets another contract for the periods that are not billed yet, and notifies billing. The
   * previous contract can be restored until billing has processed a further period, even if it is
   * no longer sold.
   *
   * @param version version of the plan that the customer has seen
   * @throws NoSuchPlan if it is not this customer's
   * @throws PlanNotPossible if the plan has ended or has another version by now, or the contract is
   *     not on sale or covers too few devices
   */
  @Transactional
  public Plan change(UUID customerId, UUID planId, long version, String contractCode) {
    Plan plan = plans.hold(customerId, planId);
    if (plan.contractCode().equals(contractCode)) {
      return plan;
    }
    if (plan.version() != version) {
      throw new PlanNotPossible("plan.has-changed");
    }
    Plan changed = plans.replace(offered(plan, contractCode));
    plans.keepReplaced(planId, plan.contractCode(), billedTo(plan));
    publisher.publish(changed);
    return changed;
  }

  /**
   * The plan as it would be with another contract.
   *
   * @throws PlanNotPossible if this change is not possible
   */
  public Plan offered(Plan plan, String contractCode) {
    LocalDate today = calendar.today();
    if (!plan.covers(today)) {
      throw new PlanNotPossible("plan.has-ended");
    }
    LocalDate from = plan.startsOn().isAfter(today) ? plan.startsOn() : today;
    if (!replaced(plan).filter(contractCode::equals).isPresent()
        && !contracts.sells(contractCode, from)) {
      throw new PlanNotPossible("plan.not-sold");
    }
    long covered =
        devices.of(plan.customerId(), today).stream()
            .filter(device -> plan.id().equals(device.planId()))
            .count();
    coverage.mustCover(contractCode, (int) covered);
    return plan.changedTo(contractCode);
  }

  /** The contract that the last change replaced, if it can still be restored. */
  public Optional<String> replaced(Plan plan) {
    return plans.replacedBy(plan.id(), billedTo(plan));
  }

  /** The first day of the plan's current contract. */
  public LocalDate billedTo(Plan plan) {
    return billed.endsOf(plan.customerId()).getOrDefault(plan.id(), plan.startsOn());
  }

  /**
   * Makes the plan cover exactly these devices of the customer; devices of another plan stay there.
   * What is paid for the current period sets the limit until a changed contract takes effect.
   *
   * @throws NoSuchPlan if it is not this customer's
   * @throws PlanNotPossible if the plan has ended, or there are more than its contract covers, or
   *     than the contract that the last change replaces from the next period on
   */
  @Transactional
  public void cover(UUID customerId, UUID planId, Collection<UUID> deviceIds) {
    LocalDate today = calendar.today();
    Plan plan = plans.hold(customerId, planId);
    if (!plan.covers(today)) {
      throw new PlanNotPossible("plan.has-ended");
    }
    coverage.mustCover(plan.contractCode(), deviceIds.size());
    if (today.isBefore(billedTo(plan))) {
      replaced(plan).ifPresent(code -> coverage.mustCoverUntilChanged(code, deviceIds.size()));
    }
    devices.cover(customerId, planId, deviceIds, today);
  }
}
