package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Schedules as YAML, in the form of config/operations.yaml. */
final class ScheduleFile {

  private static final Set<String> FIELDS =
      Set.of(
          "job",
          "cron",
          "zone",
          "parameters",
          "misfire",
          "calendar",
          "on-holiday",
          "after",
          "wait-at-most");

  private ScheduleFile() {}

  /** All schedules. */
  static String write(List<Schedule> schedules) {
    Map<String, Object> entries = new TreeMap<>();
    for (Schedule schedule : schedules) {
      entries.put(schedule.name(), entry(ScheduleFields.of(schedule.definition())));
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(Map.of("sysops", Map.of("schedules", entries)));
  }

  private static Map<String, Object> entry(ScheduleFields fields) {
    Map<String, Object> entry = new LinkedHashMap<>();
    put(entry, "job", fields.job());
    put(entry, "cron", fields.cron());
    put(entry, "zone", fields.zone());
    if (fields.parameters() != null && !fields.parameters().isEmpty()) {
      entry.put("parameters", new TreeMap<>(fields.parameters()));
    }
    put(entry, "misfire", fields.misfire());
    if (fields.calendar() != null) {
      put(entry, "calendar", fields.calendar());
      put(entry, "on-holiday", fields.onHoliday());
    }
    put(entry, "after", fields.after());
    put(entry, "wait-at-most", fields.waitAtMost());
    return entry;
  }

  private static void put(Map<String, Object> entry, String field, @Nullable String value) {
    if (value != null) {
      entry.put(field, value);
    }
  }

  /**
   * The schedules of a file, by name; with or without the keys around them.
   *
   * @throws InvalidParameter if it cannot be read
   */
  static Map<String, ScheduleFields> read(String yaml) {
    Object read;
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      read = new Yaml(new SafeConstructor(options)).load(yaml);
    } catch (YAMLException invalid) {
      throw new InvalidParameter("This is not YAML: %s".formatted(invalid.getMessage()));
    }
    Map<?, ?> entries = map(inner(inner(read, "sysops"), "schedules"), "the file");
    Map<String, ScheduleFields> schedules = new TreeMap<>();
    entries.forEach(
        (name, entry) ->
            schedules.put(
                String.valueOf(name),
                fields(String.valueOf(name), map(entry, "schedule " + name))));
    if (schedules.isEmpty()) {
      throw new InvalidParameter("The file has no schedules.");
    }
    return schedules;
  }

  private static @Nullable Object inner(@Nullable Object read, String key) {
    return read instanceof Map<?, ?> map && map.containsKey(key) ? map.get(key) : read;
  }

  private static Map<?, ?> map(@Nullable Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new InvalidParameter("%s must have fields, such as job and cron.".formatted(what));
  }

  /** What is not in the file is the default, as in the configuration. */
  private static ScheduleFields fields(String name, Map<?, ?> entry) {
    for (Object field : entry.keySet()) {
      if (!FIELDS.contains(String.valueOf(field))) {
        throw new InvalidParameter(
            "Schedule %s: there is no field \"%s\". Use %s."
                .formatted(name, field, String.join(", ", FIELDS.stream().sorted().toList())));
      }
    }
    Map<String, String> parameters = new TreeMap<>();
    if (entry.get("parameters") != null) {
      map(entry.get("parameters"), "parameters of schedule " + name)
          .forEach((key, value) -> parameters.put(String.valueOf(key), String.valueOf(value)));
    }
    return new ScheduleFields(
        text(entry, "job"),
        text(entry, "cron"),
        text(entry, "zone"),
        parameters,
        text(entry, "misfire"),
        text(entry, "calendar"),
        text(entry, "on-holiday"),
        text(entry, "after"),
        text(entry, "wait-at-most"));
  }

  private static @Nullable String text(Map<?, ?> entry, String field) {
    Object value = entry.get(field);
    return value == null ? null : String.valueOf(value);
  }
}
