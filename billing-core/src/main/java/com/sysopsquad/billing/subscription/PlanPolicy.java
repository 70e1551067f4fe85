package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.flows.pricing.SalesTaxRates;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which plans can be billed, judged only by the message. */
class PlanPolicy {

  private final SalesTaxRates taxes;

  PlanPolicy(SalesTaxRates taxes) {
    this.taxes = taxes;
  }

  /**
   * Accepts a plan that can be billed.
   *
   * @throws UnusablePlan if it cannot be billed; says what is wrong with it
   */
  void check(PlanChosen plan) {
    present(plan, "plan id", plan.planId());
    present(plan, "contract", plan.contractCode());
    present(plan, "first day", plan.startsOn());
    present(plan, "customer", plan.customer());
    check(plan, plan.customer());
    checkDays(plan, plan.startsOn(), plan.anchorDay(), plan.endsOn());
  }

  private void check(PlanChosen plan, CustomerDetails customer) {
    present(plan, "customer id", customer.customerId());
    present(plan, "name of the customer", customer.name());
    present(plan, "email address of the customer", customer.email());
    present(plan, "street of the customer", customer.street());
    present(plan, "city of the customer", customer.city());
    present(plan, "postal code of the customer", customer.postalCode());
    present(plan, "state of the customer", customer.state());
    if (!taxes.knows(customer.state())) {
      throw new UnusablePlan(
          plan,
          "the customer's state '%s' is neither a state nor a territory of the United States"
              .formatted(customer.state()));
    }
  }

  private static void checkDays(
      PlanChosen plan, LocalDate startsOn, int anchorDay, @Nullable LocalDate endsOn) {
    if (anchorDay < 1 || anchorDay > 31) {
      throw new UnusablePlan(plan, "%d is not an anchor day".formatted(anchorDay));
    }
    if (!new AnchorDay(anchorDay).fallsOn(startsOn)) {
      throw new UnusablePlan(
          plan,
          "it begins on %s, where no period with anchor day %d can begin"
              .formatted(startsOn, anchorDay));
    }
    if (endsOn != null && endsOn.isBefore(startsOn)) {
      throw new UnusablePlan(plan, "it ends on %s, before it begins".formatted(endsOn));
    }
  }

  private static void present(PlanChosen plan, String what, @Nullable Object value) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      throw new UnusablePlan(plan, "there is no " + what);
    }
  }
}
