package com.sysopsquad.portal.plan.standing;

import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.flows.pricing.PriceList;
import com.sysopsquad.flows.pricing.Pricing;
import com.sysopsquad.flows.pricing.PricingResult.NotPriced;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.Plans;
import com.sysopsquad.portal.plan.charge.BilledPeriods;
import com.sysopsquad.portal.plan.charge.Forecast;
import com.sysopsquad.portal.plan.charge.TaxRates;
import com.sysopsquad.portal.plan.standing.PlanStanding.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The states of a customer's plans, computed with the same rules as billing's charges. */
@Service
public class PlanStandings {

  private final Plans plans;
  private final Contracts contracts;
  private final BilledPeriods billed;
  private final TaxRates taxes;
  private final BusinessCalendar calendar;

  PlanStandings(
      Plans plans,
      Contracts contracts,
      BilledPeriods billed,
      TaxRates taxes,
      BusinessCalendar calendar) {
    this.plans = plans;
    this.contracts = contracts;
    this.billed = billed;
    this.taxes = taxes;
    this.calendar = calendar;
  }

  /** The customer's plans, newest first; their charges include the sales tax of the state. */
  @Transactional(readOnly = true)
  public List<PlanStanding> of(UUID customerId, String state) {
    List<Plan> all = plans.of(customerId);
    Set<String> codes = all.stream().map(Plan::contractCode).collect(Collectors.toSet());
    Map<String, SupportContract> named =
        contracts.named(codes).stream()
            .collect(Collectors.toMap(SupportContract::code, Function.identity()));
    PriceList prices = contracts.pricesOf(codes);
    Map<UUID, LocalDate> billedTo = billed.endsOf(customerId);
    LocalDate today = calendar.today();
    return all.stream()
        .map(
            plan ->
                new PlanStanding(
                    plan,
                    named.getOrDefault(plan.contractCode(), unnamed(plan.contractCode())),
                    stateOf(plan, today),
                    NextCharge.of(plan, billedTo.getOrDefault(plan.id(), plan.startsOn()), today)
                        .map(next -> forecast(plan, next, prices, state))
                        .orElse(null)))
        .toList();
  }

  /** The next charge of this plan, whether it is stored or not. */
  @Transactional(readOnly = true)
  public Optional<Forecast> foretell(Plan plan, String state) {
    LocalDate billedTo = billed.endsOf(plan.customerId()).getOrDefault(plan.id(), plan.startsOn());
    PriceList prices = contracts.pricesOf(Set.of(plan.contractCode()));
    return NextCharge.of(plan, billedTo, calendar.today())
        .map(next -> forecast(plan, next, prices, state));
  }

  private Forecast forecast(Plan plan, NextCharge next, PriceList prices, String state) {
    @Nullable Money total =
        taxes
            .rates()
            .map(rates -> new Pricing(prices, rates))
            .map(rules -> rules.charge(plan.contractCode(), next.full(), plan.endsOn(), state))
            .map(
                result ->
                    switch (result) {
                      case Priced priced -> priced.charge().total();
                      case NotPriced _ -> null;
                    })
            .orElse(null);
    return total != null
        ? new Forecast(next.on(), next.due(), next.period(), total, true)
        : new Forecast(
            next.on(),
            next.due(),
            next.period(),
            prices.monthlyPrice(plan.contractCode(), next.full().start()).orElse(null),
            false);
  }

  private static State stateOf(Plan plan, LocalDate today) {
    if (!plan.covers(today)) {
      return State.ENDED;
    }
    if (plan.endsOn() != null) {
      return State.ENDING;
    }
    return plan.startsOn().isAfter(today) ? State.STARTING : State.ACTIVE;
  }

  private static SupportContract unnamed(String code) {
    return new SupportContract(code, code, "", 0, 0);
  }
}
