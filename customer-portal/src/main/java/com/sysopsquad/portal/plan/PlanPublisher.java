package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanGateway;
import com.sysopsquad.portal.account.Customers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Sends the current state of a plan to billing, in the transaction that changes it. */
@Component
class PlanPublisher {

  private final Customers customers;
  private final SupportPlanGateway billing;

  PlanPublisher(Customers customers, SupportPlanGateway billing) {
    this.customers = customers;
    this.billing = billing;
  }

  void publish(Plan plan) {
    billing.send(
        List.of(
            new PlanChosen(
                plan.id(),
                plan.version(),
                customers.get(plan.customerId()).details(),
                plan.contractCode(),
                plan.startsOn(),
                plan.anchor().day(),
                plan.endsOn())));
  }
}
