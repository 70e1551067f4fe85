package com.sysopsquad.jobs.console.corrections;

import com.sysopsquad.billing.correction.Correction;
import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.correction.CorrectionPreview;
import com.sysopsquad.billing.correction.CorrectionRefused;
import com.sysopsquad.billing.correction.CorrectionState;
import com.sysopsquad.billing.correction.Corrections;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.corrections.CorrectionView.Question;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Corrections: the form, its preview, and what waits for a second person. */
@ConsolePage
class CorrectionsPageController implements Section {

  private static final int MOST = 200;

  private final Corrections corrections;
  private final CorrectionWork work;
  private final Dependencies dependencies;
  private final Formats formats;

  CorrectionsPageController(
      Corrections corrections, CorrectionWork work, Dependencies dependencies, Formats formats) {
    this.corrections = corrections;
    this.work = work;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.BILLING, 4, "Corrections", "/corrections", "o");
  }

  @Override
  public Optional<String> role() {
    return Optional.of("BILLING");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(() -> tasks(corrections.asked(MOST).size()));
  }

  private static List<Task> tasks(int asked) {
    return asked == 0
        ? List.of()
        : List.of(
            new Task(
                asked,
                false,
                Formats.counted(asked, "correction")
                    + (asked == 1 ? " needs confirmation" : " need confirmation"),
                "A second person must confirm larger refunds, credits and write-offs.",
                "Open corrections",
                "/corrections"));
  }

  @GetMapping("/corrections")
  String asked(Model model) {
    ProbeResult<List<CorrectionView>> found =
        dependencies.fromDatabase(
            () ->
                corrections.asked(MOST).stream()
                    .map(each -> CorrectionView.of(each, formats))
                    .toList());
    model.addAttribute("found", found);
    model.addAttribute(
        "heading",
        found
            .value()
            .map(
                list ->
                    list.isEmpty()
                        ? "No corrections to confirm"
                        : Formats.counted(list.size(), "correction") + " to confirm")
            .orElse("Corrections"));
    return "console/corrections";
  }

  @PostMapping("/corrections/{id}/confirm")
  String confirm(@PathVariable UUID id, Principal actor, RedirectAttributes answer) {
    tell(answer, () -> work.confirm(id, actor.getName()));
    return "redirect:/corrections";
  }

  @PostMapping("/corrections/{id}/decline")
  String decline(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Principal actor,
      RedirectAttributes answer) {
    tell(answer, () -> work.decline(id, reason, actor.getName()));
    return "redirect:/corrections";
  }

  @GetMapping("/accounts/{customer}/corrections/new")
  String form(
      @PathVariable UUID customer,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable Long bill,
      Principal actor,
      Model model,
      RedirectAttributes answer) {
    CorrectionForm form = new CorrectionForm(kind, bill, null, null, null, null);
    try {
      return form(customer, form, actor, model);
    } catch (InvalidParameter | CorrectionRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return account(customer);
    }
  }

  @PostMapping("/accounts/{customer}/corrections/preview")
  String preview(
      @PathVariable UUID customer,
      @ModelAttribute CorrectionForm form,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    try {
      form.checkedReason();
      model.addAttribute("question", Question.of(work.preview(customer, form, actor.getName())));
      model.addAttribute("customer", customer);
      model.addAttribute("form", form);
      model.addAttribute("key", UUID.randomUUID().toString());
      return "console/correction-preview";
    } catch (InvalidParameter | CorrectionRefused wrong) {
      return formAgain(
          customer, form, actor, String.valueOf(wrong.getMessage()), model, response, answer);
    }
  }

  private String formAgain(
      UUID customer,
      CorrectionForm form,
      Principal actor,
      String wrong,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    try {
      String page = form(customer, form, actor, model);
      model.addAttribute("refused", wrong);
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      return page;
    } catch (InvalidParameter | CorrectionRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return account(customer);
    }
  }

  @PostMapping("/accounts/{customer}/corrections")
  String make(
      @PathVariable UUID customer,
      @ModelAttribute CorrectionForm form,
      @RequestParam(defaultValue = "") String key,
      Principal actor,
      RedirectAttributes answer) {
    tell(answer, () -> work.make(customer, form, key, actor.getName()));
    return account(customer);
  }

  /** Shows the form with how much can be corrected; refuses if nothing can. */
  private String form(UUID customer, CorrectionForm form, Principal actor, Model model) {
    CorrectionKind kind = form.checkedKind();
    if (kind != CorrectionKind.GOODWILL) {
      CorrectionPreview all =
          work.preview(
              customer,
              new CorrectionForm(form.kind(), form.bill(), null, null, null, null),
              actor.getName());
      model.addAttribute("most", CorrectionText.money(all.amount()));
      model.addAttribute("currency", all.amount().currency());
    }
    model.addAttribute("kind", kind.name());
    model.addAttribute("isRefund", kind.name().endsWith("REFUND"));
    model.addAttribute("currencies", Money.currencies());
    model.addAttribute("customer", customer);
    model.addAttribute("form", form);
    return "console/correction-form";
  }

  private static void tell(RedirectAttributes answer, Supplier<Correction> step) {
    try {
      Correction correction = step.get();
      answer.addFlashAttribute(
          correction.state() == CorrectionState.REFUSED ? "refused" : "done",
          CorrectionText.result(correction));
    } catch (InvalidParameter | CorrectionRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
  }

  private static String account(UUID customer) {
    return "redirect:/accounts/" + customer;
  }
}
