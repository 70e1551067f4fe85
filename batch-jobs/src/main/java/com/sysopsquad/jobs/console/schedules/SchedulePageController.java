package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** One schedule and the commands for it. */
@ConsolePage
class SchedulePageController {

  private static final String LIST = "redirect:/schedules";

  private final Schedules schedules;
  private final Formats formats;

  SchedulePageController(Schedules schedules, Formats formats) {
    this.schedules = schedules;
    this.formats = formats;
  }

  @GetMapping("/schedules/{name}")
  String schedule(@PathVariable String name, Principal reader, Model model) {
    Schedule schedule = show(name, model);
    model.addAttribute(
        "ownChange",
        schedules
            .waiting(schedule.name())
            .map(change -> change.isOf(reader.getName()))
            .orElse(false));
    return "console/schedule";
  }

  private Schedule show(String name, Model model) {
    Schedule schedule = schedules.find(name);
    model.addAttribute("schedule", ScheduleView.of(schedule, formats));
    model.addAttribute("version", schedule.version());
    model.addAttribute(
        "timetable",
        TimetableView.of(
            schedule,
            schedules.timetable(schedule),
            schedules.waiting(name).orElse(null),
            formats));
    return schedule;
  }

  @GetMapping("/schedules/{name}/pause")
  String mayPause(@PathVariable String name, Model model) {
    show(name, model);
    model.addAttribute("action", "pause");
    return "console/schedule-command";
  }

  @PostMapping("/schedules/{name}/pause")
  String pause(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      @RequestParam(required = false) @Nullable String until,
      Principal actor,
      RedirectAttributes answer) {
    return carryOut(
        page(name),
        answer,
        () -> {
          schedules.pause(name, reason, Moments.optional(until, formats.zone()), actor.getName());
          return "Schedule %s is paused.".formatted(name);
        });
  }

  @GetMapping("/schedules/{name}/resume")
  String mayResume(@PathVariable String name, Model model) {
    show(name, model);
    model.addAttribute("action", "resume");
    return "console/schedule-command";
  }

  @PostMapping("/schedules/{name}/resume")
  String resume(
      @PathVariable String name,
      @RequestParam(defaultValue = "true") boolean catchUp,
      Principal actor,
      RedirectAttributes answer) {
    return carryOut(
        page(name),
        answer,
        () -> {
          schedules.resume(name, catchUp, actor.getName());
          return "Schedule %s is active again.".formatted(name);
        });
  }

  @GetMapping("/schedules/{name}/delete")
  String mayDelete(@PathVariable String name, Model model) {
    show(name, model);
    model.addAttribute("action", "delete");
    return "console/schedule-command";
  }

  @PostMapping("/schedules/{name}/delete")
  String delete(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable Long version,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    return changed(ScheduleChange.delete(name, version), reason, actor, answer);
  }

  @PostMapping("/schedules/{name}/use-configuration")
  String useConfiguration(
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    return changed(ScheduleChange.useFile(name, null), reason, actor, answer);
  }

  private String changed(
      ScheduleChange change, @Nullable String reason, Principal actor, RedirectAttributes answer) {
    try {
      ChangeOutcome outcome = ChangeOutcome.of(schedules, change, reason, actor.getName());
      answer.addFlashAttribute("done", outcome.text());
      return outcome.waits() && !outcome.deletes() ? page(change.schedule()) : LIST;
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return LIST;
    }
  }

  /** Also the only page of a schedule that does not exist yet. */
  @GetMapping("/schedule-changes/{id}")
  String change(@PathVariable long id, Principal reader, Model model, RedirectAttributes answer) {
    AskedChange asked =
        schedules.waiting().stream().filter(each -> each.id() == id).findFirst().orElse(null);
    if (asked == null) {
      answer.addFlashAttribute("refused", "This change is not waiting for a second person.");
      return LIST;
    }
    String name = asked.change().schedule();
    Schedule present =
        schedules.all().stream()
            .filter(schedule -> schedule.name().equals(name))
            .findFirst()
            .orElse(null);
    model.addAttribute("name", name);
    model.addAttribute("change", ScheduleDetail.ChangeAnswer.of(asked, present, formats));
    model.addAttribute("ownChange", asked.isOf(reader.getName()));
    return "console/schedule-change";
  }

  @PostMapping("/schedule-changes/{id}/confirm")
  String confirm(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    return carryOut(
        LIST,
        answer,
        () -> {
          schedules.confirm(id, actor.getName());
          return "The change was made.";
        });
  }

  @PostMapping("/schedule-changes/{id}/decline")
  String decline(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    return carryOut(
        LIST,
        answer,
        () -> {
          schedules.decline(id, reason, actor.getName());
          return "The change was declined.";
        });
  }

  @GetMapping("/schedules/{name}/trigger")
  String mayTrigger(@PathVariable String name, Model model) {
    Schedule schedule = schedules.find(name);
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Trigger schedule \"%s\" now?".formatted(name),
            "This starts job \"%s\" now, just as the schedule would.".formatted(schedule.job()),
            "Trigger schedule",
            false,
            path(name) + "/trigger",
            path(name)));
    return "console/frame/confirm";
  }

  @PostMapping("/schedules/{name}/trigger")
  String trigger(@PathVariable String name, Principal actor, RedirectAttributes answer) {
    try {
      long id = schedules.trigger(name, actor.getName());
      answer.addFlashAttribute("done", "Schedule %s started run %d.".formatted(name, id));
      return "redirect:/runs/" + id;
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return page(name);
    }
  }

  private static String carryOut(String next, RedirectAttributes answer, Command command) {
    try {
      answer.addFlashAttribute("done", command.carryOut());
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return next;
  }

  private static String page(String name) {
    return "redirect:" + path(name);
  }

  private static String path(String name) {
    return UriComponentsBuilder.fromPath("/schedules/{name}")
        .buildAndExpand(name)
        .encode()
        .toUriString();
  }

  /** A command that says in a sentence what it did. */
  @FunctionalInterface
  private interface Command {
    String carryOut();
  }
}
