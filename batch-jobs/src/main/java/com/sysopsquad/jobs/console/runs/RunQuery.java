package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Query;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunFilter.Routine;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which runs a URL asks for, and where the list begins.
 *
 * @param asked the original parameters, to fill a form and to build the next URL
 */
record RunQuery(RunFilter filter, Runs.Position position, int size, Query asked) {

  private static final String JOB = "job";
  private static final String ROUTINE = "routine";
  private static final String STATE = "state";
  private static final String STARTED_BY = "startedBy";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String PARAMETER = "parameter";
  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String SIZE = "size";
  private static final Set<String> FILTERS =
      Set.of(JOB, ROUTINE, STATE, STARTED_BY, FROM, TO, PARAMETER);
  private static final Set<String> KNOWN =
      Set.of(JOB, ROUTINE, STATE, STARTED_BY, FROM, TO, PARAMETER, BEFORE, AFTER, SIZE);
  private static final int USUAL_SIZE = 20;
  private static final int LARGEST_SIZE = 200;

  /**
   * Reads the parameters of a URL; days are those of a zone.
   *
   * @throws InvalidQuery if a parameter is unknown, repeated or invalid
   */
  static RunQuery of(MultiValueMap<String, String> asked, ZoneId zone) {
    Query query = Query.of(asked, KNOWN);
    String parameter = query.text(PARAMETER);
    int equals = parameter == null ? -1 : parameter.indexOf('=');
    LocalDate to = day(query, TO);
    return new RunQuery(
        new RunFilter(
            query.text(JOB),
            choice(query, ROUTINE, Routine.class, Routine.WITHOUT),
            query.text(STATE) == null
                ? null
                : choice(query, STATE, RunState.class, RunState.COMPLETED),
            query.text(STARTED_BY),
            begin(day(query, FROM), zone),
            begin(to == null ? null : to.plusDays(1), zone),
            parameter == null || equals < 1 ? null : parameter.substring(0, equals).strip(),
            parameter == null ? null : parameter.substring(equals < 1 ? 0 : equals + 1).strip()),
        position(query),
        size(query),
        query);
  }

  /** The list without any parameters. */
  static RunQuery usual(ZoneId zone) {
    return of(MultiValueMap.fromSingleValue(Map.of()), zone);
  }

  /** Whether any filter is set. */
  boolean isFiltered() {
    return FILTERS.stream().anyMatch(name -> asked.text(name) != null);
  }

  /** A URL with the same filters at the same position. */
  String again(String path) {
    Long run = position.run();
    return run == null
        ? address(path, null, 0)
        : address(path, position.newer() ? AFTER : BEFORE, run);
  }

  /** A URL with the same filters, for runs older than a run. */
  String before(String path, long run) {
    return address(path, BEFORE, run);
  }

  /** A URL with the same filters, for runs newer than a run. */
  String after(String path, long run) {
    return address(path, AFTER, run);
  }

  private String address(String path, @Nullable String side, long run) {
    Map<String, Object> values = new TreeMap<>();
    for (String name : FILTERS) {
      String value = asked.text(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    if (side != null) {
      address.queryParam(side, run);
    }
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static Runs.Position position(Query query) {
    Long before = number(query, BEFORE);
    Long after = number(query, AFTER);
    if (before != null && after != null) {
      throw new InvalidQuery("Use either before or after, not both.");
    }
    return before != null
        ? Runs.Position.before(before)
        : after != null ? Runs.Position.after(after) : Runs.Position.NEWEST;
  }

  private static int size(Query query) {
    Long size = number(query, SIZE);
    if (size != null && (size < 1 || size > LARGEST_SIZE)) {
      throw new InvalidQuery("size must be from 1 to %d.".formatted(LARGEST_SIZE));
    }
    return size == null ? USUAL_SIZE : size.intValue();
  }

  private static @Nullable Long number(Query query, String name) {
    String text = query.text(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,18}")) {
      throw new InvalidQuery("%s must be a whole number.".formatted(name));
    }
    return Long.valueOf(text);
  }

  private static @Nullable LocalDate day(Query query, String name) {
    String text = query.text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      throw new InvalidQuery("%s must be a day such as 2026-12-01.".formatted(name));
    }
  }

  private static @Nullable Instant begin(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  private static <E extends Enum<E>> E choice(Query query, String name, Class<E> type, E usual) {
    String text = query.text(name);
    if (text == null) {
      return usual;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidQuery(
                    "There is no %s \"%s\". Use %s."
                        .formatted(
                            name,
                            text,
                            Arrays.stream(type.getEnumConstants())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }
}
