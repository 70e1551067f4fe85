package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.flows.monitor.resend.NoSuchLoss;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.flows.monitor.resend.ResendRefused;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Messages that quanta send again after a restore: requests, counts and progress; and what is lost
 * until then.
 */
@ConsolePage
class ResendsPageController implements Section {

  private static final ResendForm NOTHING = new ResendForm("", "", "", "", "", "", null);

  private final AskingResends asking;
  private final Resends resends;
  private final ConfirmingLosses confirming;
  private final Losses losses;
  private final Dependencies dependencies;
  private final Formats formats;

  ResendsPageController(
      AskingResends asking,
      Resends resends,
      ConfirmingLosses confirming,
      Losses losses,
      Dependencies dependencies,
      Formats formats) {
    this.asking = asking;
    this.resends = resends;
    this.confirming = confirming;
    this.losses = losses;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.MESSAGES, 4, "Resends", "/resends", "w");
  }

  @GetMapping("/resends")
  String resends(Model model) {
    return page(NOTHING, model);
  }

  @GetMapping("/parts/resends")
  String part(Model model) {
    return page(NOTHING, model) + " :: live";
  }

  @PostMapping("/resends")
  String ask(
      @ModelAttribute ResendForm form,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    try {
      Resend resend = asking.ask(form, actor.getName());
      answer.addFlashAttribute("done", "Resend %d requested.".formatted(resend.number()));
      return "redirect:/resends";
    } catch (InvalidParameter | ResendRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", refused.getMessage());
      return page(form, model);
    }
  }

  @PostMapping("/losses/{number}/confirm")
  String confirm(
      @PathVariable long number,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    try {
      Loss loss = confirming.confirm(number, reason, actor.getName());
      answer.addFlashAttribute(
          "done", "Loss %d of %s is confirmed.".formatted(number, loss.quantum()));
    } catch (InvalidParameter | NoSuchLoss refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/resends";
  }

  private String page(ResendForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("quanta", ResendsView.quanta());
    model.addAttribute(
        "resends",
        dependencies.fromDatabase(
            () ->
                ResendsView.of(
                    resends.latest(ResendsApiController.LATEST), losses.all(), formats)));
    return "console/resends";
  }
}
