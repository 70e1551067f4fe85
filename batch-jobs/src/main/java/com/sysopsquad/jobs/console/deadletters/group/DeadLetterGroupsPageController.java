package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrends;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.note.NoteSubject.Group;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import java.security.Principal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** One group of dead letters: its counts, its trend, and the notes on it. */
@ConsolePage
class DeadLetterGroupsPageController {

  private final DeadLetters deadLetters;
  private final DeadLetterTrends trends;
  private final NotingDeadLetters noting;
  private final Dependencies dependencies;
  private final Formats formats;

  DeadLetterGroupsPageController(
      DeadLetters deadLetters,
      DeadLetterTrends trends,
      NotingDeadLetters noting,
      Dependencies dependencies,
      Formats formats) {
    this.deadLetters = deadLetters;
    this.trends = trends;
    this.noting = noting;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @GetMapping("/dead-letters/group")
  String group(@RequestParam String queue, @RequestParam String fingerprint, Model model) {
    model.addAttribute(
        "view", dependencies.fromDatabase(() -> view(new Group(queue, fingerprint))));
    return "console/dead-letter-group";
  }

  private GroupView view(Group about) {
    DeadLetterGroup group = deadLetters.group(about.queue(), about.fingerprint());
    return GroupView.of(
        group,
        TrendView.of(trends.byHour(about.queue(), about.fingerprint()), "24 hours", formats),
        TrendView.of(trends.byDay(about.queue(), about.fingerprint()), "7 days", formats),
        noting.view(about, formats),
        formats);
  }

  @PostMapping("/dead-letters/group/notes")
  String note(
      @RequestParam String queue,
      @RequestParam String fingerprint,
      @RequestParam(defaultValue = "") String text,
      Principal actor,
      RedirectAttributes answer) {
    NoteOutcome.give(
        answer,
        () -> {
          noting.note(new Group(queue, fingerprint), text, actor.getName());
          return "Note added.";
        });
    return back(queue, fingerprint);
  }

  @PostMapping("/dead-letters/group/assign")
  String assign(
      @RequestParam String queue,
      @RequestParam String fingerprint,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String seen,
      Principal actor,
      RedirectAttributes answer) {
    NoteOutcome.give(
        answer,
        () -> {
          noting.assign(new Group(queue, fingerprint), to, seen, actor.getName());
          return to.isBlank() ? "Unassigned." : "Assigned to %s.".formatted(to);
        });
    return back(queue, fingerprint);
  }

  private static String back(String queue, String fingerprint) {
    return "redirect:"
        + UriComponentsBuilder.fromPath("/dead-letters/group")
            .queryParam("queue", "{queue}")
            .queryParam("fingerprint", "{fingerprint}")
            .encode()
            .buildAndExpand(queue, fingerprint)
            .toUriString();
  }
}
