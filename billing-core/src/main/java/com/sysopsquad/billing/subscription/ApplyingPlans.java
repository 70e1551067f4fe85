package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanReceiver;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Updates accounts and subscriptions to what the customers chose. */
class ApplyingPlans implements SupportPlanReceiver {

  private final PlanPolicy policy;
  private final Accounts accounts;
  private final Subscriptions subscriptions;

  ApplyingPlans(PlanPolicy policy, Accounts accounts, Subscriptions subscriptions) {
    this.policy = policy;
    this.accounts = accounts;
    this.subscriptions = subscriptions;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void receive(List<PlanChosen> plans) {
    plans.forEach(policy::check);
    accounts.store(
        newest(
            plans.stream().map(PlanChosen::customer).toList(),
            CustomerDetails::customerId,
            CustomerDetails::version));
    List<PlanChosen> newest = newest(plans, PlanChosen::planId, PlanChosen::version);
    subscriptions.store(newest);
    Set<UUID> moved = subscriptions.otherwiseKnown(newest);
    for (PlanChosen plan : newest) {
      if (moved.contains(plan.planId())) {
        throw new UnusablePlan(
            plan,
            "its customer, first day or anchor day differ from what was chosen first; cancel the"
                + " plan and choose a new one");
      }
    }
  }

  private static <T> List<T> newest(List<T> all, Function<T, UUID> id, ToLongFunction<T> version) {
    return List.copyOf(
        all.stream()
            .collect(
                Collectors.toMap(
                    id,
                    Function.identity(),
                    (one, other) ->
                        version.applyAsLong(one) < version.applyAsLong(other) ? other : one))
            .values());
  }
}
