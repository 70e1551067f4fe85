package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form that creates or changes a schedule.
 *
 * @param created whether the schedule is new
 * @param parameters one "name=value" a line
 */
record ScheduleForm(
    boolean created,
    String name,
    String job,
    String cron,
    String zone,
    String parameters,
    String misfire,
    String calendar,
    String onHoliday,
    String after,
    String waitAtMost,
    String version,
    String reason) {

  static ScheduleForm empty(String job, String zone) {
    return new ScheduleForm(
        true, "", job, "0 30 3 * * ?", zone, "", "skip", "", "skip", "", "2h", "", "");
  }

  static ScheduleForm of(Schedule schedule) {
    ScheduleFields fields = ScheduleFields.of(schedule.definition());
    return new ScheduleForm(
        false,
        schedule.name(),
        schedule.job(),
        schedule.cron(),
        schedule.zone().getId(),
        schedule.parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining("\n")),
        text(fields.misfire()),
        text(fields.calendar()),
        text(fields.onHoliday()),
        text(fields.after()),
        fields.waitAtMost() == null ? "2h" : fields.waitAtMost(),
        Long.toString(schedule.version()),
        "");
  }

  /** What a person entered. */
  static ScheduleForm given(boolean created, String name, MultiValueMap<String, String> fields) {
    return new ScheduleForm(
        created,
        name,
        text(fields.getFirst("job")),
        text(fields.getFirst("cron")),
        text(fields.getFirst("zone")),
        text(fields.getFirst("parameters")),
        text(fields.getFirst("misfire")),
        text(fields.getFirst("calendar")),
        text(fields.getFirst("onHoliday")),
        text(fields.getFirst("after")),
        text(fields.getFirst("waitAtMost")),
        text(fields.getFirst("version")),
        text(fields.getFirst("reason")));
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "").strip();
  }

  ScheduleFields fields() {
    return new ScheduleFields(
        job, cron, zone, parameterMap(), misfire, calendar, onHoliday, after, waitAtMost);
  }

  private Map<String, String> parameterMap() {
    Map<String, String> given = new TreeMap<>();
    for (String line : parameters.lines().map(String::strip).toList()) {
      if (line.isEmpty()) {
        continue;
      }
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new InvalidParameter(
            "\"%s\" is not a parameter. Enter one a line, such as billingDate={day}."
                .formatted(line));
      }
      String parameter = line.substring(0, equals).strip();
      if (given.put(parameter, line.substring(equals + 1).strip()) != null) {
        throw new InvalidParameter("Parameter %s appears twice. Use it once.".formatted(parameter));
      }
    }
    return given;
  }

  @Nullable Long knownVersion() {
    return version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
  }
}
