package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.runs.RunAnswer;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.NoSuchSchedule;
import com.sysopsquad.jobs.schedule.Schedule;
import com.sysopsquad.jobs.schedule.Schedules;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Schedules and the commands for them. */
@ConsoleApi
@RequestMapping("/api/schedules")
class SchedulesApiController {

  private final Schedules schedules;
  private final Runs runs;
  private final Formats formats;

  SchedulesApiController(Schedules schedules, Runs runs, Formats formats) {
    this.schedules = schedules;
    this.runs = runs;
    this.formats = formats;
  }

  @GetMapping
  List<ScheduleAnswer> all() {
    return schedules.all().stream().map(schedule -> ScheduleAnswer.of(schedule, formats)).toList();
  }

  @PostMapping("/{name}/pause")
  ScheduleAnswer pause(@PathVariable String name, Principal actor) {
    schedules.pause(name, actor.getName());
    return find(name);
  }

  @PostMapping("/{name}/resume")
  ScheduleAnswer resume(@PathVariable String name, Principal actor) {
    schedules.resume(name, actor.getName());
    return find(name);
  }

  @PostMapping("/{name}/trigger")
  ResponseEntity<RunAnswer> trigger(@PathVariable String name, Principal actor) {
    long id = schedules.trigger(name, actor.getName());
    return ResponseEntity.created(URI.create("/api/runs/" + id))
        .body(RunAnswer.of(runs.find(id), formats));
  }

  private ScheduleAnswer find(String name) {
    List<Schedule> all = schedules.all();
    return all.stream()
        .filter(schedule -> schedule.name().equals(name))
        .findFirst()
        .map(schedule -> ScheduleAnswer.of(schedule, formats))
        .orElseThrow(() -> new NoSuchSchedule(name, all.stream().map(Schedule::name).toList()));
  }
}
