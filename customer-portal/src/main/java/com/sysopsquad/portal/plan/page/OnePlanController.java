package com.sysopsquad.portal.plan.page;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.plan.CancellingPlan;
import com.sysopsquad.portal.plan.ChangingPlan;
import com.sysopsquad.portal.plan.NoSuchPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.PlanNotPossible;
import com.sysopsquad.portal.plan.Plans;
import com.sysopsquad.portal.plan.standing.PlanStanding;
import com.sysopsquad.portal.plan.standing.PlanStanding.State;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One plan of a customer: what it covers, changing, canceling and undoing a cancellation. */
@Controller
@RequestMapping("/plans/{id}")
class OnePlanController {

  private static final int UNPROCESSABLE = 422;
  private static final int SHOWN = 60;

  private final PlanStandings standings;
  private final Plans plans;
  private final Contracts contracts;
  private final ChangingPlan changing;
  private final CancellingPlan cancelling;
  private final Devices devices;
  private final Customers customers;
  private final BusinessCalendar calendar;
  private final Texts texts;

  OnePlanController(
      PlanStandings standings,
      Plans plans,
      Contracts contracts,
      ChangingPlan changing,
      CancellingPlan cancelling,
      Devices devices,
      Customers customers,
      BusinessCalendar calendar,
      Texts texts) {
    this.standings = standings;
    this.plans = plans;
    this.contracts = contracts;
    this.changing = changing;
    this.cancelling = cancelling;
    this.devices = devices;
    this.customers = customers;
    this.calendar = calendar;
    this.texts = texts;
  }

  @GetMapping
  String plan(
      @AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("view", view(customer, id));
    model.addAttribute(
        "free",
        devices.of(customer.id(), calendar.today()).stream()
            .filter(device -> device.planId() == null || device.planId().equals(id))
            .toList());
    return "plan";
  }

  /** Leads from the address of a refused form to the plan. */
  @GetMapping({"/devices", "/go-on"})
  String planOfForm(@PathVariable UUID id) {
    return "redirect:/plans/" + id;
  }

  @PostMapping("/devices")
  String cover(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable List<UUID> device,
      Model model,
      HttpServletResponse response) {
    List<UUID> chosen = PlanForm.devices(device);
    try {
      changing.cover(customer.id(), id, chosen);
      return "redirect:/plans/" + id + "?done=plan-devices";
    } catch (PlanNotPossible refused) {
      return refused(customer, id, refused, model, response);
    }
  }

  /** The available contracts, and the price if one of them is selected. */
  @GetMapping("/change")
  String change(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String contract,
      Model model,
      HttpServletResponse response) {
    Plan plan = plans.get(customer.id(), id);
    PlanView view = view(customer, id);
    if (!view.open()) {
      return "redirect:/plans/" + id;
    }
    model.addAttribute("customerName", customer.name());
    model.addAttribute("view", view);
    model.addAttribute("from", changing.billedTo(plan));
    if (contract == null) {
      model.addAttribute("offers", contracts.offers(calendar.today(), "", SHOWN));
      return "plan-change";
    }
    try {
      Plan changed = changing.offered(plan, PlanForm.code(contract));
      model.addAttribute(
          "chosen", contracts.find(contract).orElseThrow(() -> new NoSuchContract(contract)));
      standings
          .foretell(changed, stateOf(customer))
          .ifPresent(next -> model.addAttribute("next", next));
      return "plan-change";
    } catch (PlanNotPossible refused) {
      return refused(customer, id, refused, model, response);
    }
  }

  @PostMapping("/change")
  String change(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String contract,
      @RequestParam(defaultValue = "0") long version,
      Model model,
      HttpServletResponse response) {
    try {
      changing.change(customer.id(), id, version, PlanForm.code(contract));
      return "redirect:/plans/" + id + "?done=plan-changed";
    } catch (PlanNotPossible refused) {
      return refused(customer, id, refused, model, response);
    }
  }

  @GetMapping("/cancel")
  String asksToCancel(
      @AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id, Model model) {
    PlanView view = view(customer, id);
    if (!view.open() || view.ending()) {
      return "redirect:/plans/" + id;
    }
    model.addAttribute("customerName", customer.name());
    model.addAttribute("view", view);
    model.addAttribute("endsOn", cancelling.offered(view.standing().plan()).endsOn());
    return "plan-cancel";
  }

  @PostMapping("/cancel")
  String cancel(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id) {
    cancelling.cancel(customer.id(), id);
    return "redirect:/plans/" + id + "?done=plan-canceled";
  }

  @PostMapping("/go-on")
  String goOn(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID id,
      Model model,
      HttpServletResponse response) {
    try {
      cancelling.takeBack(customer.id(), id);
      return "redirect:/plans/" + id + "?done=plan-kept";
    } catch (PlanNotPossible refused) {
      return refused(customer, id, refused, model, response);
    }
  }

  private String refused(
      SignedInCustomer customer,
      UUID id,
      PlanNotPossible refused,
      Model model,
      HttpServletResponse response) {
    response.setStatus(UNPROCESSABLE);
    model.addAttribute("refusal", texts.of(refused));
    return plan(customer, id, model);
  }

  private PlanView view(SignedInCustomer customer, UUID id) {
    PlanStanding standing =
        standings.of(customer.id(), stateOf(customer)).stream()
            .filter(each -> each.plan().id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NoSuchPlan(id));
    Plan plan = standing.plan();
    Optional<SupportContract> replaced =
        standing.state() == State.ENDED
            ? Optional.empty()
            : changing.replaced(plan).flatMap(contracts::find);
    return new PlanView(
        standing,
        devices.of(customer.id(), calendar.today()).stream()
            .filter(device -> id.equals(device.planId()))
            .toList(),
        replaced.orElse(null),
        changing.billedTo(plan).isAfter(plan.startsOn())
            ? changing.billedTo(plan).minusDays(1)
            : null);
  }

  private String stateOf(SignedInCustomer customer) {
    return customers.get(customer.id()).address().state();
  }
}
