package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.change.Difference;
import com.sysopsquad.jobs.schedule.change.ScheduleChange;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Schedules as a file: exported, compared, and imported. */
@ConsoleApi
class ScheduleFileApiController {

  private final Schedules schedules;
  private final Formats formats;

  ScheduleFileApiController(Schedules schedules, Formats formats) {
    this.schedules = schedules;
    this.formats = formats;
  }

  @Operation(operationId = "exportSchedules", summary = "Exports all schedules as YAML")
  @GetMapping("/api/schedules/export")
  ExportAnswer export() {
    return new ExportAnswer(ScheduleFile.write(schedules.all()));
  }

  @Operation(
      operationId = "importSchedules",
      summary = "Compares schedules with a YAML file, and changes them if asked to",
      description = "Everything is checked first. Schedules that the file does not have stay.")
  @PostMapping("/api/schedules/import")
  List<ImportAnswer> read(@RequestBody Import file, Principal actor) {
    if (file.yaml() == null || file.yaml().isBlank()) {
      throw new InvalidParameter("Send the file as \"yaml\".");
    }
    Map<ScheduleChange, List<Difference>> changes = changes(ScheduleFile.read(file.yaml()));
    changes.keySet().forEach(schedules::check);
    boolean apply = Boolean.TRUE.equals(file.apply());
    List<ImportAnswer> answers = new ArrayList<>();
    changes.forEach(
        (change, differences) ->
            answers.add(
                new ImportAnswer(
                    change.schedule(),
                    change.kind(),
                    differences,
                    apply ? made(change, file.reason(), actor) : "not applied")));
    return answers;
  }

  private Map<ScheduleChange, List<Difference>> changes(Map<String, ScheduleFields> file) {
    Map<String, Schedule> present = new TreeMap<>();
    schedules.all().forEach(schedule -> present.put(schedule.name(), schedule));
    Map<ScheduleChange, List<Difference>> changes = new LinkedHashMap<>();
    file.forEach(
        (name, fields) -> {
          ScheduleDefinition wanted = fields.over(null, formats.zone());
          Schedule schedule = present.get(name);
          List<Difference> differences =
              Difference.between(schedule == null ? null : schedule.definition(), wanted);
          if (!differences.isEmpty()) {
            changes.put(
                schedule == null
                    ? ScheduleChange.create(name, wanted)
                    : ScheduleChange.edit(name, wanted, schedule.version()),
                differences);
          }
        });
    return changes;
  }

  private String made(ScheduleChange change, @Nullable String reason, Principal actor) {
    Optional<Long> request = schedules.change(change, reason, actor.getName());
    return request
        .map("waits for a second person: change %d"::formatted)
        .orElse(change.kind() == ScheduleChange.Kind.CREATE ? "created" : "changed");
  }

  /** The file. */
  record ExportAnswer(String yaml) {}

  /**
   * A file to import.
   *
   * @param apply whether to change schedules; otherwise they are only compared
   */
  record Import(@Nullable String yaml, @Nullable Boolean apply, @Nullable String reason) {}

  /**
   * A schedule that differs.
   *
   * @param result what became of it
   */
  record ImportAnswer(
      String name, ScheduleChange.Kind kind, List<Difference> differences, String result) {}
}
