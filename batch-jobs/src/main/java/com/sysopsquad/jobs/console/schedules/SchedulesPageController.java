package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.flows.database.DatabaseClock;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.change.AskedChange;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of schedules, and what needs attention there. */
@ConsolePage
class SchedulesPageController implements Section {

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
  public boolean owns(String path) {
    return Section.super.owns(path)
        || path.equals("/calendars")
        || path.startsWith("/schedule-changes/");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(
        () -> {
          List<Task> tasks = new ArrayList<>();
          for (Schedule schedule : schedules.all()) {
            if (schedule.state() == Schedule.State.ERROR) {
              tasks.add(broken(schedule));
            }
            if (schedule.pause() != null) {
              tasks.add(paused(schedule));
            }
          }
          schedules.waiting().forEach(change -> tasks.add(waiting(change)));
          clock.stream()
              .flatMap(present -> present.complaint().stream())
              .map(SchedulesPageController::wrongClock)
              .forEach(tasks::add);
          return tasks;
        });
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

  private static Task broken(Schedule schedule) {
    return new Task(
        1,
        true,
        "Schedule %s cannot start job %s".formatted(schedule.name(), schedule.job()),
        "See the log of operations for the cause.",
        "Open schedule",
        "/schedules/" + schedule.name());
  }

  private Task paused(Schedule schedule) {
    return new Task(
        1,
        false,
        "Schedule %s is paused".formatted(schedule.name()),
        String.valueOf(ScheduleView.pause(schedule.pause(), formats)),
        "Open schedule",
        "/schedules/" + schedule.name());
  }

  private static Task waiting(AskedChange asked) {
    return new Task(
        1,
        false,
        "A change of schedule %s needs a second person".formatted(asked.change().schedule()),
        "Requested by %s.".formatted(asked.askedBy()),
        "Open change",
        "/schedule-changes/" + asked.id());
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
                            "Schedule",
                            schedule.name(),
                            "Starts " + schedule.job(),
                            "/schedules/" + schedule.name()))
                .toList());
  }

  @GetMapping("/schedules")
  String schedules(Model model) {
    model.addAttribute(
        "schedules",
        dependencies.fromDatabase(
            () ->
                SchedulesView.of(
                    schedules.all(), schedules.deleted(), schedules.waiting(), formats)));
    return "console/schedules";
  }

  @GetMapping("/parts/schedules")
  String part(Model model) {
    return schedules(model) + " :: live";
  }
}
