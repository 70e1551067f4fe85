package com.sysopsquad.portal.plan;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends whatever a customer has, each plan at the end of what is running or billed. */
@Service
public class CancellingAllPlans {

  private final Plans plans;
  private final CancellingPlan cancelling;

  CancellingAllPlans(Plans plans, CancellingPlan cancelling) {
    this.plans = plans;
    this.cancelling = cancelling;
  }

  /** Cancels them with the transaction that closes the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelAll(UUID customerId) {
    plans.of(customerId).forEach(plan -> cancelling.cancel(customerId, plan.id()));
  }
}
