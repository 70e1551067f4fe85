package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.run.LaunchRefused;
import com.sysopsquad.jobs.run.Launching;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.Runs;
import java.security.Principal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One run, and the commands on it; each is confirmed before it is given. */
@ConsolePage
class RunsPageController {

  private final Runs runs;
  private final Launching launching;
  private final Formats formats;

  RunsPageController(Runs runs, Launching launching, Formats formats) {
    this.runs = runs;
    this.launching = launching;
    this.formats = formats;
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable long id, Model model) {
    model.addAttribute("detail", RunDetail.of(runs.find(id), formats));
    return "console/run";
  }

  @GetMapping("/parts/runs/{id}")
  String part(@PathVariable long id, Model model) {
    run(id, model);
    return "console/parts :: run";
  }

  @GetMapping("/runs/{id}/stop")
  String mayStop(@PathVariable long id, Model model) {
    Run run = runs.find(id);
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Stop run %d of %s?".formatted(id, run.job()),
            "Nothing new is begun, and what is in flight is brought to its end."
                + " The run can be restarted later and goes on with what is not done.",
            "Stop run " + id,
            true,
            "/runs/%d/stop".formatted(id),
            "/runs/" + id));
    return "console/confirm";
  }

  @PostMapping("/runs/{id}/stop")
  String stop(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    try {
      launching.stop(id, actor.getName());
      answer.addFlashAttribute("said", "Run %d is stopping.".formatted(id));
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/runs/" + id;
  }

  @GetMapping("/runs/{id}/restart")
  String mayRestart(@PathVariable long id, Model model) {
    Run run = runs.find(id);
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Restart run %d of %s?".formatted(id, run.job()),
            "It goes on with what is not done; what is done is not done again.",
            "Restart run " + id,
            false,
            "/runs/%d/restart".formatted(id),
            "/runs/" + id));
    return "console/confirm";
  }

  @PostMapping("/runs/{id}/restart")
  String restart(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    try {
      long next = launching.restart(id, actor.getName());
      answer.addFlashAttribute("said", "Run %d goes on as run %d.".formatted(id, next));
      return "redirect:/runs/" + next;
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/runs/" + id;
    }
  }
}
