package com.sysopsquad.portal.plan;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The available contracts, and how to choose one of them for a plan. */
@Controller
@RequestMapping("/plans")
class PlanController {

  private static final int UNPROCESSABLE = 422;
  private static final int SHOWN = 60;
  private static final int LONGEST_SEARCH = 100;

  private final PlanStandings standings;
  private final Contracts contracts;
  private final ChoosingPlan choosing;
  private final Devices devices;
  private final Customers customers;
  private final BusinessCalendar calendar;
  private final Texts texts;

  PlanController(
      PlanStandings standings,
      Contracts contracts,
      ChoosingPlan choosing,
      Devices devices,
      Customers customers,
      BusinessCalendar calendar,
      Texts texts) {
    this.standings = standings;
    this.contracts = contracts;
    this.choosing = choosing;
    this.devices = devices;
    this.customers = customers;
    this.calendar = calendar;
    this.texts = texts;
  }

  @GetMapping
  String plans(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    // PostgreSQL cannot store NUL.
    String lookedFor = TypedText.stripped(q.replace("\0", ""));
    lookedFor = lookedFor.substring(0, Math.min(lookedFor.length(), LONGEST_SEARCH));
    model.addAttribute("customerName", customer.name());
    model.addAttribute("lookedFor", lookedFor);
    model.addAttribute("plans", standings.of(customer.id(), stateOf(customer)));
    model.addAttribute("offers", contracts.offers(calendar.today(), lookedFor, SHOWN));
    model.addAttribute("today", calendar.today());
    return "plans";
  }

  /** The form, and below it the price, as soon as a contract is selected. */
  @GetMapping("/new")
  String compose(@AuthenticationPrincipal SignedInCustomer customer, PlanForm typed, Model model) {
    PlanForm form = typed.complete(calendar.today());
    try {
      Plan plan =
          choosing.offered(
              customer.id(),
              Objects.requireNonNull(form.id()),
              Objects.requireNonNull(form.contract()),
              form.startsOn(),
              form.devices().size());
      standings
          .foretell(plan, stateOf(customer))
          .ifPresent(next -> model.addAttribute("next", next));
      model.addAttribute("plan", plan);
    } catch (PlanNotPossible refused) {
      model.addAttribute("refusal", texts.of(refused));
    }
    return form(customer, form, model);
  }

  @PostMapping
  String choose(
      @AuthenticationPrincipal SignedInCustomer customer,
      PlanForm typed,
      Model model,
      HttpServletResponse response) {
    PlanForm form = typed.complete(calendar.today());
    try {
      Plan plan =
          choosing.choose(
              customer.id(),
              Objects.requireNonNull(form.id()),
              Objects.requireNonNull(form.contract()),
              form.startsOn(),
              form.devices());
      return "redirect:/plans/" + plan.id() + "?done=plan";
    } catch (PlanNotPossible refused) {
      response.setStatus(UNPROCESSABLE);
      model.addAttribute("refusal", texts.of(refused));
      return form(customer, form, model);
    }
  }

  private String form(SignedInCustomer customer, PlanForm form, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("form", form);
    model.addAttribute("contract", contractOf(form));
    model.addAttribute(
        "devices",
        devices.of(customer.id(), calendar.today()).stream()
            .filter(device -> device.planId() == null)
            .toList());
    model.addAttribute("chosen", form.devices());
    model.addAttribute("today", calendar.today());
    model.addAttribute("latest", calendar.today().plusYears(1));
    return "plan-new";
  }

  private SupportContract contractOf(PlanForm form) {
    String code = Objects.requireNonNull(form.contract());
    return contracts.find(code).orElseThrow(() -> new NoSuchContract(code));
  }

  private String stateOf(SignedInCustomer customer) {
    return customers.get(customer.id()).address().state();
  }
}
