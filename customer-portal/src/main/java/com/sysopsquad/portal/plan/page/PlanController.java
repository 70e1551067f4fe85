package com.sysopsquad.portal.plan.page;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.catalog.Contracts;
import com.sysopsquad.portal.catalog.SupportContract;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import com.sysopsquad.portal.plan.PlanNotPossible;
import com.sysopsquad.portal.plan.charge.Forecast;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    model.addAttribute(
        "offers", contracts.offers(calendar.today(), lookedFor, describedWith(lookedFor), SHOWN));
    model.addAttribute("today", calendar.today());
    return "plans";
  }

  /** The catalog's descriptions that match the search in the language of the page. */
  private List<String> describedWith(String lookedFor) {
    String words = lookedFor.toLowerCase(Locale.ROOT);
    return contracts.descriptions(SHOWN).stream()
        .filter(
            description ->
                texts
                    .of(SupportContract.described(description))
                    .toLowerCase(Locale.ROOT)
                    .contains(words))
        .toList();
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
      price(customer, plan, model);
    } catch (PlanNotPossible refused) {
      model.addAttribute("refusal", texts.of(refused));
    }
    return form(customer, form, model);
  }

  /** The same form after its fields have changed. */
  @PostMapping("/new")
  String recompose(PlanForm form, RedirectAttributes address) {
    address.addAttribute("contract", form.contract());
    address.addAttribute("id", form.id());
    address.addAttribute("start", form.start());
    address.addAttribute("device", form.devices());
    return "redirect:/plans/new";
  }

  /**
   * Starts the plan as the fields of the form say, unless the page showed another start or price:
   * then nothing happens, and the page shows what the fields say.
   */
  @PostMapping
  String choose(
      @AuthenticationPrincipal SignedInCustomer customer,
      PlanForm typed,
      Model model,
      HttpServletResponse response) {
    PlanForm form = typed.complete(calendar.today());
    try {
      if (form.shown() != null && showsOther(customer, form, model)) {
        throw new PlanNotPossible("plan.price-differs");
      }
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

  private boolean showsOther(SignedInCustomer customer, PlanForm form, Model model) {
    Plan plan =
        choosing.offered(
            customer.id(),
            Objects.requireNonNull(form.id()),
            Objects.requireNonNull(form.contract()),
            form.startsOn(),
            form.devices().size());
    return !price(customer, plan, model).equals(form.shown());
  }

  /** Adds the price of a plan to the page; returns what the page then shows of it. */
  private String price(SignedInCustomer customer, Plan plan, Model model) {
    Forecast next = standings.foretell(plan, stateOf(customer)).orElse(null);
    String shown =
        next == null
            ? plan.startsOn().toString()
            : "%s %s %s".formatted(plan.startsOn(), next.amount(), next.withTax());
    model.addAttribute("next", next);
    model.addAttribute("plan", plan);
    model.addAttribute("shown", shown);
    return shown;
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
