package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.flows.database.DatabaseClock;
import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.schedule.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.Schedule;
import com.sysopsquad.jobs.schedule.Schedules;
import java.security.Principal;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The schedules and the commands for them. */
@ConsolePage
class SchedulesPageController implements Section {

  private static final String BACK = "redirect:/schedules";

  private final Schedules schedules;
  private final Dependencies dependencies;
  private final Formats formats;
  private final ObjectProvider<DatabaseClock> clock;

  SchedulesPageController(
      Schedules schedules,
      Dependencies dependencies,
      Formats formats,
      ObjectProvider<DatabaseClock> clock) {
    this.schedules = schedules;
    this.dependencies = dependencies;
    this.formats = formats;
    this.clock = clock;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.JOBS, 3, "Schedules", "/schedules", "s");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(
        () ->
            Stream.concat(
                    schedules.all().stream()
                        .filter(schedule -> schedule.state() == Schedule.State.ERROR)
                        .map(SchedulesPageController::task),
                    clock.stream()
                        .flatMap(present -> present.complaint().stream())
                        .map(SchedulesPageController::wrongClock))
                .toList());
  }

  private static Task wrongClock(String complaint) {
    return new Task(
        1,
        false,
        complaint,
        "Schedules follow the database's clock. Logs, certificates and tokens depend on this one.",
        "Open schedules",
        "/schedules");
  }

  private static Task task(Schedule schedule) {
    return new Task(
        1,
        true,
        "Schedule %s cannot start job %s".formatted(schedule.name(), schedule.job()),
        "See the log of operations for the cause.",
        "Open schedules",
        "/schedules");
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    return dependencies.fromDatabase(
        () ->
            schedules.all().stream()
                .filter(schedule -> schedule.name().equalsIgnoreCase(text))
                .map(
                    schedule ->
                        new Hit(
                            "Schedule", schedule.name(), "Starts " + schedule.job(), "/schedules"))
                .toList());
  }

  @GetMapping("/schedules")
  String schedules(Model model) {
    model.addAttribute(
        "schedules", dependencies.fromDatabase(() -> SchedulesView.of(schedules.all(), formats)));
    return "console/schedules";
  }

  @GetMapping("/parts/schedules")
  String part(Model model) {
    return schedules(model) + " :: live";
  }

  @PostMapping("/schedules/{name}/pause")
  String pause(@PathVariable String name, Principal actor, RedirectAttributes answer) {
    schedules.pause(name, actor.getName());
    answer.addFlashAttribute(
        "done", "Schedule %s is paused. It starts nothing until you resume it.".formatted(name));
    return BACK;
  }

  @PostMapping("/schedules/{name}/resume")
  String resume(@PathVariable String name, Principal actor, RedirectAttributes answer) {
    schedules.resume(name, actor.getName());
    answer.addFlashAttribute("done", "Schedule %s is active again.".formatted(name));
    return BACK;
  }

  @GetMapping("/schedules/{name}/trigger")
  String mayTrigger(@PathVariable String name, Model model) {
    Schedule schedule = find(name);
    String path =
        UriComponentsBuilder.fromPath("/schedules/{name}/trigger")
            .buildAndExpand(name)
            .encode()
            .toUriString();
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Trigger schedule \"%s\" now?".formatted(name),
            "This starts job \"%s\" now, just as the schedule would.".formatted(schedule.job()),
            "Trigger schedule",
            false,
            path,
            "/schedules"));
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
