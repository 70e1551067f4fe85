package com.sysopsquad.jobs.console.alarms;

import com.sysopsquad.jobs.alarm.AlarmFilter;
import com.sysopsquad.jobs.alarm.AlarmFilter.States;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Severity;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Query;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which alarms a URL asks for, and where the list begins.
 *
 * @param after last alarm of the previous page; null to start with the newest
 * @param asked the original parameters, to fill a form and to build the next URL
 */
record AlarmQuery(AlarmFilter filter, @Nullable Long after, int size, Query asked) {

  private static final String STATE = "state";
  private static final String KIND = "kind";
  private static final String SEVERITY = "severity";
  private static final String SUBJECT = "subject";
  private static final String AFTER = "after";
  private static final String SIZE = "size";
  private static final Set<String> FILTERS = Set.of(STATE, KIND, SEVERITY, SUBJECT);
  private static final Set<String> KNOWN = Set.of(STATE, KIND, SEVERITY, SUBJECT, AFTER, SIZE);
  private static final int USUAL_SIZE = 20;
  private static final int LARGEST_SIZE = 200;

  /**
   * Reads the parameters of a URL.
   *
   * @param usual the states if none are requested
   * @throws InvalidQuery if a parameter is unknown, repeated or invalid
   */
  static AlarmQuery of(MultiValueMap<String, String> asked, States usual) {
    Query query = Query.of(asked, KNOWN);
    States states = oneOf(States.class, query, STATE);
    String kind = query.text(KIND);
    Long size = number(query, SIZE);
    if (size != null && size > LARGEST_SIZE) {
      throw new InvalidQuery("size must be a whole number from 1 to %d.".formatted(LARGEST_SIZE));
    }
    return new AlarmQuery(
        new AlarmFilter(
            states == null ? usual : states,
            kind == null ? null : kind(kind),
            oneOf(Severity.class, query, SEVERITY),
            query.text(SUBJECT)),
        number(query, AFTER),
        size == null ? USUAL_SIZE : size.intValue(),
        query);
  }

  /**
   * The kind with this word.
   *
   * @throws InvalidQuery if there is none
   */
  static AlarmKind kind(String text) {
    return AlarmKind.of(text)
        .orElseThrow(
            () ->
                new InvalidQuery(
                    "There is no kind of alarms \"%s\". Use one of %s."
                        .formatted(
                            text,
                            Arrays.stream(AlarmKind.values())
                                .map(AlarmKind::word)
                                .collect(Collectors.joining(", ")))));
  }

  private static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, Query query, String name) {
    String text = query.text(name);
    if (text == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(value -> value.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidQuery(
                    "%s must be one of %s."
                        .formatted(
                            name,
                            Arrays.stream(type.getEnumConstants())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")))));
  }

  private static @Nullable Long number(Query query, String name) {
    String text = query.text(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw new InvalidQuery("%s must be a whole number from 1.".formatted(name));
    }
    return Long.valueOf(text);
  }

  boolean isFiltered() {
    return FILTERS.stream().anyMatch(name -> asked.text(name) != null);
  }

  /** URL of the page after this alarm, or of the first one. */
  String address(@Nullable Long last) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/alarms");
    FILTERS.stream()
        .sorted()
        .filter(name -> asked.text(name) != null)
        .forEach(name -> address.queryParam(name, asked.text(name)));
    if (last != null) {
      address.queryParam(AFTER, last);
    }
    return address.encode().toUriString();
  }
}
