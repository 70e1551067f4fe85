package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.supportplan.PlanChosen;

/** A plan that can never be billed as it was sent; trying again does not help. */
class UnusablePlan extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusablePlan(PlanChosen plan, String problem) {
    super("Plan %s, version %d: %s.".formatted(plan.planId(), plan.version(), problem));
  }
}
