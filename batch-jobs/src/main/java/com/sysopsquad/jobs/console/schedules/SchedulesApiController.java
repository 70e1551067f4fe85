package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.runs.RunAnswer;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.run.Runs;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Schedules and the commands for them. */
@ConsoleApi
class SchedulesApiController {

  private final Schedules schedules;
  private final Runs runs;
  private final Formats formats;

  SchedulesApiController(Schedules schedules, Runs runs, Formats formats) {
    this.schedules = schedules;
    this.runs = runs;
    this.formats = formats;
  }

  @Operation(operationId = "listSchedules", summary = "Lists the schedules")
  @GetMapping("/api/schedules")
  List<ScheduleAnswer> all() {
    return schedules.all().stream().map(schedule -> ScheduleAnswer.of(schedule, formats)).toList();
  }

  @Operation(
      operationId = "getSchedule",
      summary = "Gets a schedule with its next starts, and why it did not start today")
  @GetMapping("/api/schedules/{name}")
  ScheduleDetail find(@PathVariable String name) {
    Schedule schedule = schedules.find(name);
    return ScheduleDetail.of(
        schedule, schedules.timetable(schedule), schedules.waiting(name).orElse(null), formats);
  }

  @Operation(
      operationId = "createSchedule",
      summary = "Creates a schedule, or requests it if it requires a second person")
  @ApiResponse(responseCode = "200", description = "The schedule was created")
  @ApiResponse(responseCode = "202", description = "It is waiting for a second person")
  @PostMapping("/api/schedules")
  ResponseEntity<ChangedAnswer> create(@RequestBody NewSchedule created, Principal actor) {
    String name = created.knownName();
    return changed(
        ScheduleChange.create(name, created.fields().over(null, formats.zone())),
        created.reason(),
        actor);
  }

  @Operation(
      operationId = "editSchedule",
      summary = "Changes a schedule, or requests the change if it requires a second person")
  @ApiResponse(responseCode = "200", description = "The schedule was changed")
  @ApiResponse(responseCode = "202", description = "The change is waiting for a second person")
  @PostMapping("/api/schedules/{name}/edit")
  ResponseEntity<ChangedAnswer> edit(
      @PathVariable String name, @RequestBody EditedSchedule edited, Principal actor) {
    Schedule schedule = schedules.find(name);
    return changed(
        ScheduleChange.edit(
            name,
            edited.fields().over(schedule.definition(), formats.zone()),
            edited.version() == null ? Long.valueOf(schedule.version()) : edited.version()),
        edited.reason(),
        actor);
  }

  @Operation(
      operationId = "deleteSchedule",
      summary = "Deletes a schedule, or requests it if it requires a second person")
  @ApiResponse(responseCode = "200", description = "The schedule was deleted")
  @ApiResponse(responseCode = "202", description = "It is waiting for a second person")
  @PostMapping("/api/schedules/{name}/delete")
  ResponseEntity<ChangedAnswer> delete(
      @PathVariable String name, @RequestBody Why why, Principal actor) {
    return changed(ScheduleChange.delete(name, why.version()), why.reason(), actor);
  }

  @Operation(
      operationId = "useConfiguration",
      summary = "Replaces a schedule by its definition in the configuration file")
  @ApiResponse(responseCode = "200", description = "The schedule was changed")
  @ApiResponse(responseCode = "202", description = "The change is waiting for a second person")
  @PostMapping("/api/schedules/{name}/use-configuration")
  ResponseEntity<ChangedAnswer> useConfiguration(
      @PathVariable String name, @RequestBody Why why, Principal actor) {
    return changed(ScheduleChange.useFile(name, why.version()), why.reason(), actor);
  }

  private ResponseEntity<ChangedAnswer> changed(
      ScheduleChange change, @Nullable String reason, Principal actor) {
    ChangeOutcome outcome = ChangeOutcome.of(schedules, change, reason, actor.getName());
    String name = change.schedule();
    return outcome.waits()
        ? ResponseEntity.accepted()
            .body(
                new ChangedAnswer(
                    name, outcome.request(), "The change is waiting for a second person.", null))
        : ResponseEntity.ok(
            new ChangedAnswer(name, null, outcome.made(), outcome.deletes() ? null : answer(name)));
  }

  @Operation(
      operationId = "confirmScheduleChange",
      summary = "Makes a change that another operator requested")
  @PostMapping("/api/schedule-changes/{id}/confirm")
  Done confirm(@PathVariable long id, Principal actor) {
    schedules.confirm(id, actor.getName());
    return new Done("The change was made.");
  }

  @Operation(
      operationId = "declineScheduleChange",
      summary = "Declines a change that another operator requested, or withdraws your own")
  @PostMapping("/api/schedule-changes/{id}/decline")
  Done decline(@PathVariable long id, @RequestBody Why why, Principal actor) {
    schedules.decline(id, why.reason(), actor.getName());
    return new Done("The change was declined.");
  }

  @Operation(operationId = "pauseSchedule", summary = "Pauses a schedule")
  @PostMapping("/api/schedules/{name}/pause")
  ScheduleAnswer pause(
      @PathVariable String name, @RequestBody PauseRequest pause, Principal actor) {
    schedules.pause(
        name, pause.reason(), Moments.optional(pause.until(), formats.zone()), actor.getName());
    return answer(name);
  }

  @Operation(
      operationId = "resumeSchedule",
      summary = "Resumes a schedule; what it missed follows its misfire policy unless left out")
  @PostMapping("/api/schedules/{name}/resume")
  ScheduleAnswer resume(
      @PathVariable String name,
      @RequestBody(required = false) @Nullable ResumeRequest resume,
      Principal actor) {
    schedules.resume(
        name, resume == null || !Boolean.FALSE.equals(resume.catchUp()), actor.getName());
    return answer(name);
  }

  @Operation(operationId = "triggerSchedule", summary = "Starts the job of a schedule now")
  @ApiResponse(responseCode = "201", description = "The run was started")
  @PostMapping("/api/schedules/{name}/trigger")
  ResponseEntity<RunAnswer> trigger(@PathVariable String name, Principal actor) {
    long id = schedules.trigger(name, actor.getName());
    return ResponseEntity.created(URI.create("/api/runs/" + id))
        .body(RunAnswer.of(runs.find(id), formats));
  }

  private ScheduleAnswer answer(String name) {
    return ScheduleAnswer.of(schedules.find(name), formats);
  }

  /**
   * What became of a change.
   *
   * @param request number of the request; null if the change is made
   * @param schedule the schedule now; null if it was deleted or the change waits
   */
  record ChangedAnswer(
      String name, @Nullable Long request, String text, @Nullable ScheduleAnswer schedule) {}

  /** What was done, a sentence. */
  record Done(String text) {}

  /** Why something is changed, and which version the person saw. */
  record Why(@Nullable String reason, @Nullable Long version) {}

  /**
   * A pause.
   *
   * @param until when it is resumed automatically; missing for never
   */
  record PauseRequest(@Nullable String reason, @Nullable String until) {}

  /**
   * The end of a pause.
   *
   * @param catchUp whether missed starts follow the misfire policy, as they do by default
   */
  record ResumeRequest(@Nullable Boolean catchUp) {}

  /** A schedule to create. */
  record NewSchedule(
      @Nullable String name,
      @Nullable String job,
      @Nullable String cron,
      @Nullable String zone,
      @Nullable Map<String, String> parameters,
      @Nullable String misfire,
      @Nullable String calendar,
      @Nullable String onHoliday,
      @Nullable String after,
      @Nullable String waitAtMost,
      @Nullable String reason) {

    String knownName() {
      if (name == null || name.isBlank()) {
        throw new InvalidParameter("Enter the name of the schedule.");
      }
      return name.strip();
    }

    ScheduleFields fields() {
      return new ScheduleFields(
          job, cron, zone, parameters, misfire, calendar, onHoliday, after, waitAtMost);
    }
  }

  /** What is changed; a missing field keeps its value. */
  record EditedSchedule(
      @Nullable String job,
      @Nullable String cron,
      @Nullable String zone,
      @Nullable Map<String, String> parameters,
      @Nullable String misfire,
      @Nullable String calendar,
      @Nullable String onHoliday,
      @Nullable String after,
      @Nullable String waitAtMost,
      @Nullable Long version,
      @Nullable String reason) {

    ScheduleFields fields() {
      return new ScheduleFields(
          job, cron, zone, parameters, misfire, calendar, onHoliday, after, waitAtMost);
    }
  }
}
