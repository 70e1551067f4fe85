package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Replays of many dead letters: requests, progress by result, cancellation. */
@ConsolePage
class ReplaysPageController {

  private static final String DEAD_LETTERS = "redirect:/dead-letters";

  private final DeadLetters deadLetters;
  private final DecidingOnDeadLetters deciding;
  private final Formats formats;

  ReplaysPageController(DeadLetters deadLetters, DecidingOnDeadLetters deciding, Formats formats) {
    this.deadLetters = deadLetters;
    this.deciding = deciding;
    this.formats = formats;
  }

  @GetMapping("/replays/new")
  String mayReplay(
      @RequestParam(required = false) @Nullable String queue,
      @RequestParam(required = false) @Nullable String fingerprint,
      Model model) {
    DeadLetterFilter filter = filter(queue, fingerprint);
    return isNothing(filter) ? DEAD_LETTERS : question(filter, model);
  }

  @PostMapping("/replays")
  String replay(
      @RequestParam(required = false) @Nullable String queue,
      @RequestParam(required = false) @Nullable String fingerprint,
      @RequestParam String reason,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    DeadLetterFilter filter = filter(queue, fingerprint);
    if (isNothing(filter)) {
      return DEAD_LETTERS;
    }
    if (reason.isBlank()) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", "Enter a reason for the replay.");
      return question(filter, model);
    }
    try {
      Replay replay = deciding.replayAll(filter, new Decision(actor.getName(), reason, null));
      answer.addFlashAttribute(
          "done", Formats.counted(replay.deadLetters(), "message") + " requeued.");
      return "redirect:/replays/" + replay.id();
    } catch (DeadLetterRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return DEAD_LETTERS;
    }
  }

  @GetMapping("/replays/{id}")
  String replay(@PathVariable long id, Model model) {
    model.addAttribute("replay", ReplayView.of(deciding.find(id), formats));
    return "console/replay";
  }

  @GetMapping("/parts/replays/{id}")
  String part(@PathVariable long id, Model model) {
    return replay(id, model) + " :: live";
  }

  @GetMapping("/replays/{id}/cancel")
  String mayCancel(@PathVariable long id, Model model) {
    Replay replay = deciding.find(id);
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Cancel replay %d?".formatted(id),
            "Not sent yet: %s, which will stay dead. Messages already sent are not recalled."
                .formatted(ReplayableCount.deadLetters(replay.unsent())),
            "Cancel replay",
            true,
            "/replays/%d/cancel".formatted(id),
            "/replays/" + id));
    return "console/frame/confirm";
  }

  @PostMapping("/replays/{id}/cancel")
  String cancel(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    deciding.cancel(id, actor.getName());
    answer.addFlashAttribute("done", "Replay %d is canceled.".formatted(id));
    return "redirect:/replays/" + id;
  }

  private String question(DeadLetterFilter filter, Model model) {
    model.addAttribute("question", ReplayQuestion.of(filter, deadLetters.groups()));
    return "console/replay-question";
  }

  private static boolean isNothing(DeadLetterFilter filter) {
    return filter.queue() == null && filter.fingerprint() == null;
  }

  private static DeadLetterFilter filter(@Nullable String queue, @Nullable String fingerprint) {
    return new DeadLetterFilter(null, given(queue), given(fingerprint));
  }

  private static @Nullable String given(@Nullable String field) {
    return field == null || field.isBlank() ? null : field;
  }
}
