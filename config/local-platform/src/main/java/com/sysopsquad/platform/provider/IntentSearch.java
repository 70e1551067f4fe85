package com.sysopsquad.platform.provider;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lists payment intents and refunds, and searches intents, page by page, newest first. */
final class IntentSearch {

  private static final String LIST = "/v1/payment_intents";
  private static final String SEARCH = "/v1/payment_intents/search";
  private static final int USUAL_PAGE = 10;
  private static final int LARGEST_PAGE = 100;
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*(?:AND\\s+)?(?:metadata\\[['\"]([^'\"]+)['\"]\\]|(status|currency|customer))"
              + "\\s*:\\s*['\"]([^'\"]*)['\"]");

  private final Ledger ledger;
  private final InstantSource clock;

  IntentSearch(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Answers {@code ?limit&starting_after&customer&created[gte]&created[lt]&expand[]}. */
  Map<String, Object> list(Form query) {
    int limit = limit(query);
    String after = query.find("starting_after").orElse(null);
    if (after != null) {
      requireIntent(after, "starting_after");
    }
    long from = query.find("created[gte]").map(Long::parseLong).orElse(0L);
    long until = query.find("created[lt]").map(Long::parseLong).orElse(Long.MAX_VALUE);
    String customer = query.find("customer").orElse(null);
    List<Recorded.PaymentIntent> page = new ArrayList<>();
    for (Recorded.PaymentIntent intent : ledger.page(after)) {
      long created = intent.created() / 1_000;
      boolean matches =
          created >= from
              && created < until
              && (customer == null || customer.equals(intent.customer()));
      if (matches) {
        page.add(intent);
      }
      if (page.size() > limit) {
        break;
      }
    }
    boolean hasMore = page.size() > limit;
    return Answers.list(LIST, resources(page, limit, query), hasMore);
  }

  /** Answers {@code ?limit&starting_after&payment_intent&created[gte]} with refunds. */
  Map<String, Object> refunds(Form query) {
    int limit = limit(query);
    String after = query.find("starting_after").orElse(null);
    if (after != null && ledger.find(Recorded.Refund.class, after).isEmpty()) {
      throw ApiError.noSuch("refund", after, 400, "starting_after");
    }
    long from = query.find("created[gte]").map(Long::parseLong).orElse(0L);
    String intent = query.find("payment_intent").orElse(null);
    List<Map<String, Object>> page = new ArrayList<>();
    for (Recorded.Refund refund : ledger.refunds(after)) {
      if (refund.created() / 1_000 >= from
          && (intent == null || intent.equals(refund.paymentIntent()))) {
        page.add(Answers.resource(refund, ledger));
      }
      if (page.size() > limit) {
        break;
      }
    }
    return Answers.list(
        "/v1/refunds", page.subList(0, Math.min(limit, page.size())), page.size() > limit);
  }

  /** Answers {@code ?query&limit&page&expand[]}; the query joins its clauses with AND. */
  Map<String, Object> search(Form query, long delayMillis) {
    int limit = limit(query);
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    parse(query.require("query"), fields, metadata);
    long newest = clock.millis() - delayMillis;
    String after = query.find("page").orElse(null);
    if (after != null) {
      requireIntent(after, "page");
    }
    List<Recorded.PaymentIntent> page = new ArrayList<>();
    String last = after;
    boolean more = true;
    while (more && page.size() <= limit) {
      List<Recorded.PaymentIntent> candidates = candidates(metadata, last);
      more = !candidates.isEmpty();
      for (Recorded.PaymentIntent intent : candidates) {
        last = intent.id();
        boolean isVisible = delayMillis == 0 || intent.created() <= newest;
        if (page.size() <= limit && isVisible && matches(intent, fields, metadata)) {
          page.add(intent);
        }
      }
    }
    String nextPage = page.size() > limit ? page.get(limit - 1).id() : null;
    return Answers.found(SEARCH, resources(page, limit, query), nextPage);
  }

  private List<Recorded.PaymentIntent> candidates(
      Map<String, String> metadata, @Nullable String after) {
    if (!metadata.isEmpty()) {
      Map.Entry<String, String> first = metadata.entrySet().iterator().next();
      return ledger.page(first.getKey(), first.getValue(), after, LARGEST_PAGE + 1);
    }
    List<Recorded.PaymentIntent> candidates = new ArrayList<>();
    for (Recorded.PaymentIntent intent : ledger.page(after)) {
      candidates.add(intent);
      if (candidates.size() > LARGEST_PAGE) {
        break;
      }
    }
    return candidates;
  }

  private static boolean matches(
      Recorded.PaymentIntent intent, Map<String, String> fields, Map<String, String> metadata) {
    return metadata.entrySet().stream()
            .allMatch(clause -> clause.getValue().equals(intent.metadata().get(clause.getKey())))
        && fields.entrySet().stream().allMatch(clause -> matches(intent, clause));
  }

  private static boolean matches(Recorded.PaymentIntent intent, Map.Entry<String, String> clause) {
    return switch (clause.getKey()) {
      case "status" ->
          clause.getValue().equals(intent.succeeded() ? "succeeded" : "requires_payment_method");
      case "currency" -> clause.getValue().equalsIgnoreCase(intent.currency());
      default -> clause.getValue().equals(intent.customer());
    };
  }

  private static void parse(
      String query, Map<String, String> fields, Map<String, String> metadata) {
    Matcher clauses = CLAUSE.matcher(query);
    int end = 0;
    while (clauses.find() && clauses.start() == end) {
      if (clauses.group(1) != null) {
        metadata.put(clauses.group(1), clauses.group(3));
      } else {
        fields.put(clauses.group(2), clauses.group(3));
      }
      end = clauses.end();
    }
    if (end == 0 || !query.substring(end).isBlank()) {
      throw ApiError.invalid(
          "We were unable to parse your search query at: " + query.substring(end), null, "query");
    }
  }

  private static int limit(Form query) {
    int limit = query.find("limit").isPresent() ? query.requireInt("limit") : USUAL_PAGE;
    if (limit < 1 || limit > LARGEST_PAGE) {
      throw ApiError.invalid("limit is between 1 and " + LARGEST_PAGE, null, "limit");
    }
    return limit;
  }

  private void requireIntent(String id, String parameter) {
    if (ledger.find(Recorded.PaymentIntent.class, id).isEmpty()) {
      throw ApiError.noSuch("payment_intent", id, 400, parameter);
    }
  }

  private List<Map<String, Object>> resources(
      List<Recorded.PaymentIntent> page, int limit, Form query) {
    boolean expands = query.expands("data.latest_charge");
    return page.stream()
        .limit(limit)
        .map(
            intent -> expands ? Answers.expanded(intent, ledger) : Answers.resource(intent, ledger))
        .toList();
  }
}
