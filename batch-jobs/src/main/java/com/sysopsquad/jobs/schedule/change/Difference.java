package com.sysopsquad.jobs.schedule.change;

import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field in which two definitions differ.
 *
 * @param before empty if it has no value there
 * @param after empty if it has no value there
 */
public record Difference(String field, String before, String after) {

  private static final List<String> FIELDS =
      List.of(
          "Job",
          "Cron",
          "Time zone",
          "Parameters",
          "Missed starts",
          "Calendar",
          "On calendar days",
          "Waits for",
          "Waits at most");

  /** The fields that differ; null: there is no definition. */
  public static List<Difference> between(
      @Nullable ScheduleDefinition before, @Nullable ScheduleDefinition after) {
    Map<String, String> old = fields(before);
    Map<String, String> now = fields(after);
    List<Difference> differences = new ArrayList<>();
    FIELDS.forEach(
        field -> {
          String was = old.getOrDefault(field, "");
          String is = now.getOrDefault(field, "");
          if (!was.equals(is)) {
            differences.add(new Difference(field, was, is));
          }
        });
    return differences;
  }

  private static Map<String, String> fields(@Nullable ScheduleDefinition definition) {
    if (definition == null) {
      return Map.of();
    }
    Map<String, String> fields = new TreeMap<>();
    fields.put("Job", definition.job());
    fields.put("Cron", definition.cron());
    fields.put("Time zone", definition.zone().getId());
    fields.put(
        "Parameters",
        definition.parameters().entrySet().stream()
            .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
            .collect(Collectors.joining(", ")));
    fields.put("Missed starts", definition.misfire().words());
    if (definition.calendar() != null) {
      fields.put("Calendar", Objects.requireNonNull(definition.calendar()));
      fields.put("On calendar days", definition.onHoliday().words());
    }
    if (definition.after() != null) {
      fields.put("Waits for", Objects.requireNonNull(definition.after()));
      fields.put("Waits at most", words(definition.waitAtMost()));
    }
    return fields;
  }

  private static String words(Duration duration) {
    return duration.toMinutesPart() == 0
        ? duration.toHours() + " h"
        : duration.toMinutes() + " min";
  }

  /** For example "Cron: 0 30 3 * * ? → 0 0 4 * * ?". */
  @Override
  public String toString() {
    return "%s: %s → %s"
        .formatted(field, before.isEmpty() ? "none" : before, after.isEmpty() ? "none" : after);
  }
}
