package com.sysopsquad.platform.provider;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Lists events and disputes, page by page, newest first. Events are forgotten after 30 days. */
final class EventList {

  private static final String EVENTS = "/v1/events";
  private static final String DISPUTES = "/v1/disputes";
  private static final Duration REMEMBERED = Duration.ofDays(30);
  private static final int USUAL_PAGE = 10;

  private final Ledger ledger;
  private final InstantSource clock;

  EventList(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Answers {@code ?limit&starting_after&created[gte]&types[0]}. */
  Map<String, Object> events(Form query) {
    String after = query.find("starting_after").orElse(null);
    if (after != null && ledger.find(Recorded.Event.class, after).isEmpty()) {
      throw ApiError.noSuch("event", after, 400, "starting_after");
    }
    long from = query.find("created[gte]").map(Long::parseLong).orElse(0L);
    long oldest = clock.millis() - REMEMBERED.toMillis();
    Set<String> types = types(query);
    List<Map<String, Object>> page = new ArrayList<>();
    int limit = limit(query);
    for (Recorded.Event event : ledger.events(after)) {
      Object type = event.body().get("type");
      if (event.created() / 1_000 >= from
          && event.created() >= oldest
          && (types.isEmpty() || type == null || types.contains(type.toString()))) {
        page.add(event.body());
      }
      if (page.size() > limit) {
        break;
      }
    }
    return answer(EVENTS, page, limit);
  }

  /** Answers {@code ?limit&starting_after}. */
  Map<String, Object> disputes(Form query) {
    String after = query.find("starting_after").orElse(null);
    if (after != null && ledger.find(Recorded.Dispute.class, after).isEmpty()) {
      throw ApiError.noSuch("dispute", after, 400, "starting_after");
    }
    List<Map<String, Object>> page = new ArrayList<>();
    int limit = limit(query);
    for (Recorded.Dispute dispute : ledger.disputes(after)) {
      page.add(Answers.resource(dispute, ledger));
      if (page.size() > limit) {
        break;
      }
    }
    return answer(DISPUTES, page, limit);
  }

  private static Map<String, Object> answer(String url, List<Map<String, Object>> page, int limit) {
    return Answers.list(url, page.subList(0, Math.min(limit, page.size())), page.size() > limit);
  }

  private static int limit(Form query) {
    return query.find("limit").isPresent() ? query.requireInt("limit") : USUAL_PAGE;
  }

  private static Set<String> types(Form query) {
    Set<String> types = new TreeSet<>();
    query
        .values()
        .forEach(
            (name, value) -> {
              if (name.startsWith("types[")) {
                types.add(value);
              }
            });
    return types;
  }
}
