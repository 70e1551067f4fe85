package com.sysopsquad.jobs.console.schedules;

import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.schedule.definition.Misfire;
import com.sysopsquad.jobs.schedule.definition.OnHoliday;
import com.sysopsquad.jobs.schedule.definition.ScheduleDefinition;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;

/**
 * A definition as a person writes it. A missing field keeps its present value; an empty calendar or
 * job to wait for removes it.
 *
 * @param zone such as America/New_York
 * @param misfire skip, fire-once or fire-each
 * @param onHoliday skip or next-day
 * @param after job that must have completed on the due day before
 * @param waitAtMost how long to wait for it, such as 2h
 */
record ScheduleFields(
    @Nullable String job,
    @Nullable String cron,
    @Nullable String zone,
    @Nullable Map<String, String> parameters,
    @Nullable String misfire,
    @Nullable String calendar,
    @Nullable String onHoliday,
    @Nullable String after,
    @Nullable String waitAtMost) {

  static ScheduleFields of(ScheduleDefinition definition) {
    return new ScheduleFields(
        definition.job(),
        definition.cron(),
        definition.zone().getId(),
        definition.parameters(),
        word(definition.misfire()),
        definition.calendar(),
        word(definition.onHoliday()),
        definition.after(),
        definition.after() == null ? null : word(definition.waitAtMost()));
  }

  /** The definition, with the present values of what is missing. */
  ScheduleDefinition over(@Nullable ScheduleDefinition present, ZoneId defaultZone) {
    return new ScheduleDefinition(
        required("job", job, present == null ? null : present.job()),
        required("cron", cron, present == null ? null : present.cron()),
        zone(present == null ? defaultZone : present.zone()),
        parameters != null
            ? withValues(parameters)
            : present == null ? Map.of() : present.parameters(),
        given(
            Misfire.class, "misfire", misfire, present == null ? Misfire.SKIP : present.misfire()),
        optional(calendar, present == null ? null : present.calendar()),
        given(
            OnHoliday.class,
            "onHoliday",
            onHoliday,
            present == null ? OnHoliday.SKIP : present.onHoliday()),
        optional(after, present == null ? null : present.after()),
        wait(present == null ? ScheduleDefinition.DEFAULT_WAIT : present.waitAtMost()));
  }

  /** JSON may have null as a value. */
  private static Map<String, String> withValues(Map<String, String> parameters) {
    parameters.forEach(
        (name, value) -> {
          if (value == null) {
            throw new InvalidParameter("Parameter %s has no value.".formatted(name));
          }
        });
    return parameters;
  }

  private static String required(String name, @Nullable String given, @Nullable String present) {
    String value = given == null ? present : given.strip();
    if (value == null || value.isEmpty()) {
      throw new InvalidParameter("Enter the %s.".formatted(name));
    }
    return value;
  }

  private static @Nullable String optional(@Nullable String given, @Nullable String present) {
    if (given == null) {
      return present;
    }
    return given.isBlank() ? null : given.strip();
  }

  private ZoneId zone(ZoneId present) {
    if (zone == null || zone.isBlank()) {
      return present;
    }
    try {
      return ZoneId.of(zone.strip());
    } catch (DateTimeException unknown) {
      throw new InvalidParameter(
          "\"%s\" is not a time zone. Use a name such as America/New_York.".formatted(zone));
    }
  }

  private Duration wait(Duration present) {
    if (waitAtMost == null || waitAtMost.isBlank()) {
      return present;
    }
    try {
      return DurationStyle.detectAndParse(waitAtMost.strip());
    } catch (IllegalArgumentException notADuration) {
      throw new InvalidParameter(
          "\"%s\" is not a duration. Use hours or minutes, such as 2h or 90m."
              .formatted(waitAtMost));
    }
  }

  private static <E extends Enum<E>> E given(
      Class<E> type, String name, @Nullable String text, E present) {
    if (text == null || text.isBlank()) {
      return present;
    }
    for (E value : Objects.requireNonNull(type.getEnumConstants())) {
      if (word(value).equals(text.strip().toLowerCase(Locale.ROOT))) {
        return value;
      }
    }
    throw new InvalidParameter(
        "\"%s\" is not valid for %s. Use %s.".formatted(text, name, words(type)));
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return String.join(
        ", ",
        Arrays.stream(Objects.requireNonNull(type.getEnumConstants()))
            .map(ScheduleFields::word)
            .toList());
  }

  /** For example "fire-each". */
  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For example "2h" or "90m". */
  private static String word(Duration duration) {
    return duration.toMinutesPart() == 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
  }
}
