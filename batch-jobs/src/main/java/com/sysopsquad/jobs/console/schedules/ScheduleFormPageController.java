package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.calendar.Calendars;
import com.sysopsquad.jobs.schedule.calendar.HolidayCalendar;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that creates or changes a schedule. */
@ConsolePage
class ScheduleFormPageController {

  private final Schedules schedules;
  private final Calendars calendars;
  private final Jobs jobs;
  private final Formats formats;

  ScheduleFormPageController(Schedules schedules, Calendars calendars, Jobs jobs, Formats formats) {
    this.schedules = schedules;
    this.calendars = calendars;
    this.jobs = jobs;
    this.formats = formats;
  }

  @GetMapping("/schedules/new")
  String create(Model model) {
    List<String> names = jobNames();
    return form(
        ScheduleForm.empty(names.isEmpty() ? "" : names.getFirst(), formats.zone().getId()), model);
  }

  @GetMapping("/schedules/{name}/edit")
  String edit(@PathVariable String name, Model model) {
    return form(ScheduleForm.of(schedules.find(name)), model);
  }

  @PostMapping("/schedules")
  String created(
      @RequestParam MultiValueMap<String, String> fields,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    String name = Objects.requireNonNullElse(fields.getFirst("name"), "").strip();
    return save(ScheduleForm.given(true, name, fields), actor, model, response, answer);
  }

  @PostMapping("/schedules/{name}/edit")
  String edited(
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> fields,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    return save(ScheduleForm.given(false, name, fields), actor, model, response, answer);
  }

  private String save(
      ScheduleForm form,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    try {
      answer.addFlashAttribute(
          "done", ChangeOutcome.of(schedules, change(form), form.reason(), actor.getName()).text());
      return "redirect:/schedules";
    } catch (LaunchRefused refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", refused.getMessage());
      return form(form, model);
    }
  }

  private ScheduleChange change(ScheduleForm form) {
    return form.created()
        ? ScheduleChange.create(form.name(), form.fields().over(null, formats.zone()))
        : ScheduleChange.edit(
            form.name(),
            form.fields().over(schedules.find(form.name()).definition(), formats.zone()),
            form.knownVersion());
  }

  private String form(ScheduleForm form, Model model) {
    model.addAttribute("form", form);
    model.addAttribute("title", form.created() ? "New schedule" : "Edit schedule " + form.name());
    model.addAttribute("jobs", jobNames());
    model.addAttribute("calendars", calendars.all().stream().map(HolidayCalendar::name).toList());
    return "console/schedule-form";
  }

  private List<String> jobNames() {
    return jobs.all().stream().map(LaunchableJob::name).toList();
  }
}
