package com.sysopsquad.portal.plan;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends all of a customer's plans to billing again, because the customer's details have changed.
 */
@Service
public class RepublishingPlans {

  private final Plans plans;
  private final PlanPublisher publisher;

  RepublishingPlans(Plans plans, PlanPublisher publisher) {
    this.plans = plans;
    this.publisher = publisher;
  }

  /** Publishes them in the transaction that changes the details. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void republish(UUID customerId) {
    plans.of(customerId).forEach(publisher::publish);
  }
}
