package com.sysopsquad.jobs.console.deadletters.replay;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Replays of many dead letters: requests, trial, progress by result, pause, cancellation. */
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
      @RequestParam(defaultValue = "") String trial,
      @RequestParam String reason,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    DeadLetterFilter filter = filter(queue, fingerprint);
    if (isNothing(filter)) {
      return DEAD_LETTERS;
    }
    try {
      if (reason.isBlank()) {
        throw new InvalidParameter("Enter a reason for the replay.");
      }
      Replay replay =
          deciding.replayAll(filter, trial(trial), new Decision(actor.getName(), reason, null));
      answer.addFlashAttribute("done", requeued(replay));
      return "redirect:/replays/" + replay.id();
    } catch (InvalidParameter invalid) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", invalid.getMessage());
      return question(filter, model);
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

  @GetMapping("/replays/{id}/rest")
  String mayReplayRest(@PathVariable long id, Model model) {
    Replay replay = deciding.find(id);
    Replay.Trial trial = replay.trial();
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Replay the rest of replay %d?".formatted(id),
            trial == null ? "It had no trial." : afterTrial(trial),
            "Replay the rest",
            false,
            "/replays/%d/rest".formatted(id),
            "/replays/" + id));
    return "console/frame/confirm";
  }

  private static String afterTrial(Replay.Trial trial) {
    return "Of the trial, %s applied, %s failed again or could not be sent, %s without a result yet. The rest is %s."
        .formatted(
            Formats.number(trial.applied()),
            Formats.number(trial.failed() + trial.refused()),
            Formats.number(trial.unsent() + trial.underway()),
            Formats.counted(trial.rest(), "message"));
  }

  @PostMapping("/replays/{id}/rest")
  String replayRest(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.replayRest(id, actor.getName());
          return "The rest of replay %d is being sent.".formatted(id);
        });
  }

  @GetMapping("/replays/{id}/pause")
  String mayPause(@PathVariable long id, Model model) {
    Replay replay = deciding.find(id);
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Pause replay %d?".formatted(id),
            "Not sent yet: %s. They stay in the replay until it is resumed or canceled. Messages already sent are not recalled."
                .formatted(Formats.counted(replay.unsent(), "message")),
            "Pause replay",
            false,
            "/replays/%d/pause".formatted(id),
            "/replays/" + id));
    return "console/frame/confirm";
  }

  @PostMapping("/replays/{id}/pause")
  String pause(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.pause(id, actor.getName());
          return "Replay %d is paused.".formatted(id);
        });
  }

  @PostMapping("/replays/{id}/resume")
  String resume(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.resume(id, actor.getName());
          return "Replay %d is resumed.".formatted(id);
        });
  }

  private static String decide(long id, RedirectAttributes answer, Supplier<String> decision) {
    try {
      answer.addFlashAttribute("done", decision.get());
    } catch (DeadLetterRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/replays/" + id;
  }

  private static String requeued(Replay replay) {
    Replay.Trial trial = replay.trial();
    return trial == null
        ? Formats.counted(replay.deadLetters(), "message") + " requeued."
        : "%s requeued as a trial. The rest waits for your decision."
            .formatted(Formats.counted(trial.messages(), "message"));
  }

  private static @Nullable Integer trial(String text) {
    String number = text.strip();
    if (number.isEmpty()) {
      return null;
    }
    if (!number.matches("\\d{1,7}")) {
      throw new InvalidParameter("The trial must be a whole number of messages.");
    }
    return Integer.valueOf(number);
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
