package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlans;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells billing the present state of a plan, with the transaction that made it so. */
@Component
class PlanPublisher {

  private final Customers customers;
  private final SupportPlans billing;

  PlanPublisher(Customers customers, SupportPlans billing) {
    this.customers = customers;
    this.billing = billing;
  }

  void publish(Plan plan) {
    billing.publish(
        List.of(
            new PlanChosen(
                plan.id(),
                plan.version(),
                details(customers.get(plan.customerId())),
                plan.contractCode(),
                plan.startsOn(),
                plan.anchor().day(),
                plan.endsOn())));
  }

  private static CustomerDetails details(Customer customer) {
    return new CustomerDetails(
        customer.id(),
        customer.version(),
        customer.name(),
        customer.email(),
        customer.address().street(),
        customer.address().city(),
        customer.address().state(),
        customer.address().postalCode());
  }
}
