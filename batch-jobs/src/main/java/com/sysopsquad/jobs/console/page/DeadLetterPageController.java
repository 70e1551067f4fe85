package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.DeadLetterRefused;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.flows.monitor.Decision;
import com.sysopsquad.jobs.console.DecidingOnDeadLetters;
import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.security.Principal;
import java.util.function.Supplier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One failed message, and the decisions on it: replay, edit, discard. */
@Controller
@ConditionalOnRole(Role.CONSOLE)
class DeadLetterPageController {

  private final DeadLetters deadLetters;
  private final DecidingOnDeadLetters deciding;
  private final Moments moments;

  DeadLetterPageController(
      DeadLetters deadLetters, DecidingOnDeadLetters deciding, Moments moments) {
    this.deadLetters = deadLetters;
    this.deciding = deciding;
    this.moments = moments;
  }

  @GetMapping("/dead-letters/{id}")
  String deadLetter(@PathVariable long id, Model model) {
    model.addAttribute("deadLetter", DeadLetterView.of(deadLetters.get(id), moments));
    return "console/dead-letter";
  }

  @PostMapping("/dead-letters/{id}/replay")
  String replay(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.replay(id, new Decision(actor.getName(), reason, revision));
          return "Dead letter %d is sent again. Its receiver tells what comes of it.".formatted(id);
        });
  }

  @PostMapping("/dead-letters/{id}/edit")
  String edit(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      @RequestParam String body,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          long copy = deciding.edit(id, body, new Decision(actor.getName(), reason, revision));
          return "The edited copy is sent as dead letter %d.".formatted(copy);
        });
  }

  @PostMapping("/dead-letters/{id}/discard")
  String discard(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.discard(id, new Decision(actor.getName(), reason, revision));
          return "Dead letter %d is discarded.".formatted(id);
        });
  }

  private static String decide(long id, RedirectAttributes answer, Supplier<String> decision) {
    try {
      answer.addFlashAttribute("said", decision.get());
    } catch (DeadLetterRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/dead-letters/" + id;
  }
}
