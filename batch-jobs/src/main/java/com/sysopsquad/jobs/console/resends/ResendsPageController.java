package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.Resend;
import com.sysopsquad.flows.monitor.ResendRefused;
import com.sysopsquad.flows.monitor.Resends;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Messages that quanta send again after a restore: asked for, counted, and how far it is. */
@ConsolePage
class ResendsPageController {

  private static final ResendForm NOTHING = new ResendForm("", "", "", "", "", null);

  private final AskingResends asking;
  private final Resends resends;
  private final Dependencies dependencies;
  private final Formats formats;

  ResendsPageController(
      AskingResends asking, Resends resends, Dependencies dependencies, Formats formats) {
    this.asking = asking;
    this.resends = resends;
    this.dependencies = dependencies;
    this.formats = formats;
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
      answer.addFlashAttribute("done", "Resend %d is requested.".formatted(resend.number()));
      return "redirect:/resends";
    } catch (InvalidParameter | ResendRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", refused.getMessage());
      return page(form, model);
    }
  }

  private String page(ResendForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("quanta", ResendsView.quanta());
    model.addAttribute(
        "resends",
        dependencies.fromDatabase(
            () -> ResendsView.of(resends.latest(ResendsApiController.LATEST), formats)));
    return "console/resends";
  }
}
