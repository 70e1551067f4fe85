package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.plan.charge.BilledPeriods;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a plan with its current period or its last billed one, whichever is later. */
@Service
public class CancellingPlan {

  private final Plans plans;
  private final BilledPeriods billed;
  private final PlanPublisher publisher;
  private final BusinessCalendar calendar;

  CancellingPlan(
      Plans plans, BilledPeriods billed, PlanPublisher publisher, BusinessCalendar calendar) {
    this.plans = plans;
    this.billed = billed;
    this.publisher = publisher;
    this.calendar = calendar;
  }

  /**
   * Cancels the plan and notifies billing; a plan that is already canceled does not change.
   *
   * @throws NoSuchPlan if it is not this customer's
   */
  @Transactional
  public Plan cancel(UUID customerId, UUID planId) {
    Plan plan = plans.hold(customerId, planId);
    if (plan.endsOn() != null) {
      return plan;
    }
    Plan cancelled = plans.replace(offered(plan));
    publisher.publish(cancelled);
    return cancelled;
  }

  /** The plan as it would be if it were canceled. */
  @Transactional(readOnly = true)
  public Plan offered(Plan plan) {
    LocalDate today = calendar.today();
    LocalDate running =
        plan.startsOn().isAfter(today)
            ? plan.startsOn()
            : plan.anchor().periodContaining(today).end();
    LocalDate paid = billed.endsOf(plan.customerId()).getOrDefault(plan.id(), plan.startsOn());
    return plan.endingOn(running.isAfter(paid) ? running : paid);
  }

  /**
   * Undoes a cancellation, and notifies billing; a plan without one does not change. The contract
   * may have been withdrawn in the meantime: existing plans keep it.
   *
   * @throws NoSuchPlan if it is not this customer's
   * @throws PlanNotPossible if the plan has ended
   */
  @Transactional
  public Plan takeBack(UUID customerId, UUID planId) {
    Plan plan = plans.hold(customerId, planId);
    if (plan.endsOn() == null) {
      return plan;
    }
    if (!plan.covers(calendar.today())) {
      throw new PlanNotPossible("plan.has-ended");
    }
    Plan goingOn = plans.replace(plan.goingOn());
    publisher.publish(goingOn);
    return goingOn;
  }
}
