package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.flows.monitor.DeadLetterRefused;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.flows.monitor.Decision;
import java.security.Principal;
import java.util.function.Supplier;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One failed message, and the decisions on it: replay, edit, discard. */
@ConsolePage
class DeadLettersPageController {

  private final DeadLetters deadLetters;
  private final DecidingOnDeadLetters deciding;
  private final Formats formats;

  DeadLettersPageController(
      DeadLetters deadLetters, DecidingOnDeadLetters deciding, Formats formats) {
    this.deadLetters = deadLetters;
    this.deciding = deciding;
    this.formats = formats;
  }

  @GetMapping("/dead-deadLetters/{id}")
  String deadLetter(@PathVariable long id, Model model) {
    model.addAttribute("deadLetter", DeadLetterView.of(deadLetters.get(id), formats));
    return "console/dead-deadLetter";
  }

  @PostMapping("/dead-deadLetters/{id}/replay")
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
          return "DeadLetter %d is sent again. Its receiver tells what comes of it.".formatted(id);
        });
  }

  @PostMapping("/dead-deadLetters/{id}/edit")
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
          return "The edited copy is sent as deadLetter %d.".formatted(copy);
        });
  }

  @PostMapping("/dead-deadLetters/{id}/discard")
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
          return "DeadLetter %d is discarded.".formatted(id);
        });
  }

  private static String decide(long id, RedirectAttributes answer, Supplier<String> decision) {
    try {
      answer.addFlashAttribute("said", decision.get());
    } catch (DeadLetterRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/dead-deadLetters/" + id;
  }
}
