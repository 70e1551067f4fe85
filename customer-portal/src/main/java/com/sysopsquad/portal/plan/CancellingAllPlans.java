package com.sysopsquad.portal.plan;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Cancels all plans of a customer, each at the end of its current or billed period. */
@Service
public class CancellingAllPlans {

  private final Plans plans;
  private final CancellingPlan cancelling;

  CancellingAllPlans(Plans plans, CancellingPlan cancelling) {
    this.plans = plans;
    this.cancelling = cancelling;
  }

  /** Cancels them in the transaction that closes the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cancelAll(UUID customerId) {
    plans.of(customerId).forEach(plan -> cancelling.cancel(customerId, plan.id()));
  }
}
