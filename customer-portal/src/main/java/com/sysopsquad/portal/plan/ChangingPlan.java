package com.sysopsquad.portal.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves a plan to another contract. */
@Service
public class ChangingPlan {

  private final Plans plans;
  private final Contracts contracts;
  private final PlanPublisher publisher;
  private final BusinessCalendar calendar;

  ChangingPlan(
      Plans plans, Contracts contracts, PlanPublisher publisher, BusinessCalendar calendar) {
    this.plans = plans;
    this.contracts = contracts;
    this.publisher = publisher;
    this.calendar = calendar;
  }

  /**
   * Puts another contract in force for the periods that are not billed yet, and tells billing.
   *
   * @throws NoSuchPlan if it is not this customer's
   * @throws PlanNotPossible if the plan has ended or the contract is not on sale
   */
  @Transactional
  public Plan change(UUID customerId, UUID planId, String contractCode) {
    LocalDate today = calendar.today();
    Plan plan = plans.hold(customerId, planId);
    if (!plan.covers(today)) {
      throw new PlanNotPossible("This plan has ended. Please choose a new one.");
    }
    if (plan.contractCode().equals(contractCode)) {
      return plan;
    }
    LocalDate from = plan.startsOn().isAfter(today) ? plan.startsOn() : today;
    if (!contracts.sells(contractCode, from)) {
      throw new PlanNotPossible("This contract is no longer sold. Please choose another one.");
    }
    Plan changed = plan.changedTo(contractCode);
    plans.replace(changed);
    publisher.publish(changed);
    return changed;
  }
}
