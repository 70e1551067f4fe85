package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.pricing.AnchorDay;
import java.time.YearMonth;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts a support plan. */
@Service
public class ChoosingPlan {

  private static final int MONTHS_AHEAD = 12;

  private final Plans plans;
  private final Contracts contracts;
  private final PlanPublisher publisher;
  private final BusinessCalendar calendar;

  ChoosingPlan(
      Plans plans, Contracts contracts, PlanPublisher publisher, BusinessCalendar calendar) {
    this.plans = plans;
    this.contracts = contracts;
    this.publisher = publisher;
    this.calendar = calendar;
  }

  /**
   * Starts a plan on the anchor day of the month and tells billing.
   *
   * @throws PlanNotPossible if the contract is not on sale that day, or the month is not between
   *     the current one and twelve months from now
   */
  @Transactional
  public Plan choose(UUID customerId, String contractCode, AnchorDay anchor, YearMonth startMonth) {
    YearMonth now = calendar.month();
    if (startMonth.isBefore(now) || startMonth.isAfter(now.plusMonths(MONTHS_AHEAD))) {
      throw new PlanNotPossible(
          "A plan can start between this month and the same month of next year.");
    }
    Plan plan = Plan.chosen(customerId, contractCode, anchor, startMonth);
    if (!contracts.sells(contractCode, plan.startsOn())) {
      throw new PlanNotPossible(
          "This contract is not sold for a start on that day. Please choose another one.");
    }
    plans.add(plan);
    publisher.publish(plan);
    return plan;
  }
}
