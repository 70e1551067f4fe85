package com.sysopsquad.jobs.console.alerts;

import com.sysopsquad.billing.desk.AlertFilter;
import com.sysopsquad.billing.desk.AlertFilter.State;
import com.sysopsquad.billing.desk.AlertKind;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which alerts a URL asks for, and where the list begins.
 *
 * @param after last alert of the previous page; null to start with the newest
 * @param asked the original parameters, to fill a form and to build the next URL
 */
record AlertQuery(AlertFilter filter, @Nullable UUID after, int size, Query asked) {

  /** The value for alerts without an owner. */
  static final String NOBODY = "nobody";

  /** The value for the person who asks. */
  static final String ME = "me";

  private static final String KIND = "kind";
  private static final String STATE = "state";
  private static final String OWNER = "owner";
  private static final String OLDER_THAN = "olderThan";
  private static final String CURRENCY = "currency";
  private static final String AFTER = "after";
  private static final String SIZE = "size";
  private static final Set<String> FILTERS = Set.of(KIND, STATE, OWNER, OLDER_THAN, CURRENCY);
  private static final Set<String> KNOWN =
      Set.of(KIND, STATE, OWNER, OLDER_THAN, CURRENCY, AFTER, SIZE);
  private static final int USUAL_SIZE = 20;
  private static final int LARGEST_SIZE = 200;

  /**
   * Reads the parameters of a URL.
   *
   * @param reader the person who asks
   * @throws InvalidQuery if a parameter is unknown, repeated or invalid
   */
  static AlertQuery of(MultiValueMap<String, String> asked, String reader, Instant now) {
    Query query = Query.of(asked, KNOWN);
    String owner = query.text(OWNER);
    boolean unowned = NOBODY.equals(owner);
    Integer days = number(query, OLDER_THAN, 3_650);
    Integer size = number(query, SIZE, LARGEST_SIZE);
    return new AlertQuery(
        new AlertFilter(
            kind(query.text(KIND)),
            state(query.text(STATE)),
            unowned ? null : ME.equals(owner) ? reader : owner,
            unowned,
            days == null ? null : now.minus(Duration.ofDays(days)),
            currency(query.text(CURRENCY))),
        alert(query.text(AFTER)),
        size == null ? USUAL_SIZE : size,
        query);
  }

  boolean isFiltered() {
    return FILTERS.stream().anyMatch(name -> asked.text(name) != null);
  }

  /** A URL with the same filters, starting after an alert; null to start with the newest. */
  String address(@Nullable UUID last) {
    return address(asked.text(KIND), last);
  }

  /** The same for another kind; null for all kinds. */
  String ofKind(@Nullable AlertKind kind) {
    return address(kind == null ? null : kind.name().toLowerCase(Locale.ROOT), null);
  }

  private String address(@Nullable String kind, @Nullable UUID last) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/alerts");
    add(address, KIND, kind);
    for (String name : new String[] {STATE, OWNER, OLDER_THAN, CURRENCY}) {
      add(address, name, asked.text(name));
    }
    add(address, AFTER, last == null ? null : last.toString());
    return address.build().encode().toUriString();
  }

  private static void add(UriComponentsBuilder address, String name, @Nullable String value) {
    if (value != null) {
      // Encoded separately, since text that a person typed may look like a template.
      address.queryParam(name, value.replace("{", "").replace("}", ""));
    }
  }

  private static @Nullable AlertKind kind(@Nullable String text) {
    if (text == null) {
      return null;
    }
    AlertKind kind = AlertKind.of(text.replace('-', '_'));
    if (kind == AlertKind.OTHER) {
      throw new InvalidQuery(
          "There is no kind \"%s\". Use %s."
              .formatted(
                  text,
                  AlertKind.known().stream()
                      .map(each -> each.name().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(", "))));
    }
    return kind;
  }

  private static State state(@Nullable String text) {
    if (text == null) {
      return State.OPEN;
    }
    return Arrays.stream(State.values())
        .filter(state -> state.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidQuery(
                    "There is no state \"%s\". Use open, closed, all.".formatted(text)));
  }

  private static @Nullable String currency(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String code = text.toUpperCase(Locale.ROOT);
    if (!Money.currencies().contains(code)) {
      throw new InvalidQuery(
          "There is no currency \"%s\" here. Use %s."
              .formatted(text, String.join(", ", Money.currencies())));
    }
    return code;
  }

  private static @Nullable UUID alert(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw new InvalidQuery("after must be the ID of an alert.");
    }
    return UUID.fromString(text);
  }

  private static @Nullable Integer number(Query query, String name, int largest) {
    String text = query.text(name);
    if (text == null) {
      return null;
    }
    if (!text.matches("\\d{1,5}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > largest) {
      throw new InvalidQuery("%s must be from 1 to %d.".formatted(name, largest));
    }
    return Integer.valueOf(text);
  }
}
