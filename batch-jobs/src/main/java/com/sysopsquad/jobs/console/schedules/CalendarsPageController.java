package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Blackouts and holiday calendars. */
@ConsolePage
class CalendarsPageController {

  private static final String BACK = "redirect:/calendars";

  private final Calendars calendars;
  private final Schedules schedules;
  private final Dependencies dependencies;
  private final Formats formats;

  CalendarsPageController(
      Calendars calendars, Schedules schedules, Dependencies dependencies, Formats formats) {
    this.calendars = calendars;
    this.schedules = schedules;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @GetMapping("/calendars")
  String calendars(Model model) {
    model.addAttribute(
        "calendars",
        dependencies.fromDatabase(
            () ->
                CalendarsView.of(
                    calendars.blackouts(),
                    calendars.all(),
                    schedules.all().stream().map(Schedule::name).toList(),
                    formats)));
    return "console/calendars";
  }

  @PostMapping("/blackouts")
  String addBlackout(
      @RequestParam(defaultValue = "") String schedule,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    return carryOut(
        answer,
        () -> {
          calendars.addBlackout(
              schedule.isBlank() ? null : schedule,
              EnteredTimes.required("start", from, formats.zone()),
              EnteredTimes.required("end", to, formats.zone()),
              reason,
              actor.getName());
          return "The blackout was added.";
        });
  }

  @PostMapping("/blackouts/{id}/end")
  String endBlackout(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    return carryOut(
        answer,
        () -> {
          calendars.endBlackout(id, actor.getName());
          return "The blackout was ended. Each schedule handles its missed starts according to its"
              + " policy.";
        });
  }

  @PostMapping("/calendars")
  String save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean weekends,
      @RequestParam(defaultValue = "") String days,
      @RequestParam(required = false) @Nullable Long version,
      Principal actor,
      RedirectAttributes answer) {
    return carryOut(
        answer,
        () -> {
          calendars.put(
              name.strip(),
              weekends,
              days.isBlank() ? Map.of() : CalendarDays.read(days),
              version,
              actor.getName());
          return "Calendar %s was saved.".formatted(name.strip());
        });
  }

  @PostMapping("/calendars/{name}/delete")
  String delete(@PathVariable String name, Principal actor, RedirectAttributes answer) {
    return carryOut(
        answer,
        () -> {
          calendars.delete(name, actor.getName());
          return "Calendar %s was deleted.".formatted(name);
        });
  }

  private static String carryOut(RedirectAttributes answer, Command command) {
    try {
      answer.addFlashAttribute("done", command.carryOut());
    } catch (LaunchRefused | NoSuchSchedule refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return BACK;
  }

  /** A command that says in a sentence what it did. */
  @FunctionalInterface
  private interface Command {
    String carryOut();
  }
}
