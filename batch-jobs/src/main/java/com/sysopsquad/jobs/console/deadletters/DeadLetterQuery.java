package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterSearch;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.jobs.console.frame.Query;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which dead letters a URL asks for.
 *
 * @param asked the original parameters, to fill a form and to build the next URL
 */
record DeadLetterQuery(DeadLetterFilter filter, DeadLetterSearch search, Query asked) {

  private static final String STATE = "state";
  private static final String QUEUE = "queue";
  private static final String FINGERPRINT = "fingerprint";
  private static final String ID = "id";
  private static final String SUBJECT = "subject";
  private static final String TYPE = "type";
  private static final String TEXT = "text";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String ANY = "any";
  private static final List<String> FILTERS =
      List.of(STATE, QUEUE, FINGERPRINT, ID, SUBJECT, TYPE, TEXT, FROM, TO);
  private static final Set<String> KNOWN =
      Set.of(STATE, QUEUE, FINGERPRINT, ID, SUBJECT, TYPE, TEXT, FROM, TO, "page", "size");
  private static final int LONGEST = 500;
  private static final String UUID_TEXT = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

  /**
   * Reads the parameters of a URL; days are those of a zone.
   *
   * @throws InvalidParameter if one is invalid
   */
  static DeadLetterQuery of(MultiValueMap<String, String> parameters, ZoneId zone) {
    Query asked = Query.of(parameters, KNOWN);
    for (String name : FILTERS) {
      String text = asked.text(name);
      if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
        throw new InvalidParameter("%s must have at most %d characters.".formatted(name, LONGEST));
      }
    }
    String state = asked.text(STATE);
    boolean any = ANY.equalsIgnoreCase(state);
    String id = asked.text(ID);
    boolean number = id != null && id.matches("\\d{1,18}");
    if (id != null && !number && !id.matches(UUID_TEXT)) {
      throw new InvalidParameter(
          "id must be the number of a dead letter, or the whole ID of a message.");
    }
    LocalDate to = day(asked, TO);
    return new DeadLetterQuery(
        new DeadLetterFilter(
            any || state == null ? null : state(state), asked.text(QUEUE), asked.text(FINGERPRINT)),
        new DeadLetterSearch(
            any || (state == null && id != null),
            id != null && number ? Long.valueOf(id) : null,
            id == null || number ? null : UUID.fromString(id),
            asked.text(SUBJECT),
            asked.text(TYPE),
            asked.text(TEXT),
            begin(day(asked, FROM), zone),
            begin(to == null ? null : to.plusDays(1), zone)),
        asked);
  }

  /** Whether any filter is set. */
  boolean isFiltered() {
    return FILTERS.stream().anyMatch(name -> asked.text(name) != null);
  }

  /** A URL with the same filters, without a page. */
  String address(String path) {
    Map<String, Object> values = new TreeMap<>();
    for (String name : FILTERS) {
      String value = asked.text(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    values.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
    return address.encode().buildAndExpand(values).toUriString();
  }

  private static DeadLetterState state(String asked) {
    try {
      return DeadLetterState.valueOf(asked.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new InvalidParameter(
          "There is no state %s. Use one of %s."
              .formatted(asked, Arrays.toString(DeadLetterState.values())));
    }
  }

  private static @Nullable LocalDate day(Query asked, String name) {
    String text = asked.text(name);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeException notADay) {
      throw new InvalidParameter("%s must be a day such as 2026-12-01.".formatted(name));
    }
  }

  private static @Nullable Instant begin(@Nullable LocalDate day, ZoneId zone) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }
}
