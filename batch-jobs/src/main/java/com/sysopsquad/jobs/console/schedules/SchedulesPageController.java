package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.run.LaunchRefused;
import com.sysopsquad.jobs.schedule.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.Schedule;
import com.sysopsquad.jobs.schedule.Schedules;
import java.security.Principal;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The commands on schedules. */
@ConsolePage
class SchedulesPageController {

  private static final String BACK = "redirect:/#schedules";

  private final Schedules schedules;

  SchedulesPageController(Schedules schedules) {
    this.schedules = schedules;
  }

  @PostMapping("/schedules/{name}/pause")
  String pause(@PathVariable String name, Principal actor, RedirectAttributes answer) {
    schedules.pause(name, actor.getName());
    answer.addFlashAttribute(
        "said", "Schedule %s is paused: it starts nothing until it is resumed.".formatted(name));
    return BACK;
  }

  @PostMapping("/schedules/{name}/resume")
  String resume(@PathVariable String name, Principal actor, RedirectAttributes answer) {
    schedules.resume(name, actor.getName());
    answer.addFlashAttribute("said", "Schedule %s is active again.".formatted(name));
    return BACK;
  }

  @GetMapping("/schedules/{name}/trigger")
  String mayTrigger(@PathVariable String name, Model model) {
    Schedule schedule = find(name);
    String action =
        UriComponentsBuilder.fromPath("/schedules/{name}/trigger")
            .buildAndExpand(name)
            .encode()
            .toUriString();
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Trigger schedule %s now?".formatted(name),
            "It starts %s as it would at its next time, with the parameters of this moment."
                .formatted(schedule.job()),
            "Trigger " + name,
            false,
            action,
            "/#schedules"));
    return "console/confirm";
  }

  @PostMapping("/schedules/{name}/trigger")
  String trigger(@PathVariable String name, Principal actor, RedirectAttributes answer) {
    try {
      long id = schedules.trigger(name, actor.getName());
      answer.addFlashAttribute("said", "Schedule %s started run %d.".formatted(name, id));
      return "redirect:/runs/" + id;
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return BACK;
    }
  }

  private Schedule find(String name) {
    List<Schedule> all = schedules.all();
    return all.stream()
        .filter(schedule -> schedule.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchSchedule(name, all.stream().map(Schedule::name).toList()));
  }
}
