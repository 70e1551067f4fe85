package com.sysopsquad.billing.provider.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.feed.EventPage;
import com.sysopsquad.billing.provider.feed.ProviderEvent;
import com.sysopsquad.billing.provider.feed.ProviderEvent.Movement;
import com.sysopsquad.billing.provider.feed.ProviderEvent.Subject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads Stripe's events. They are read as JSON and one by one, since Stripe's client rejects a
 * whole page for one value that it does not expect.
 */
final class StripeEvents {

  private static final int PAGE = 100;
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final int LONGEST_TEXT = 300;
  private static final int MOST_MOVEMENTS = 50;
  private static final Instant UNKNOWN_TIME = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private static final List<String> TYPES =
      List.of(
          "refund.created",
          "refund.updated",
          "refund.failed",
          "charge.refund.updated",
          "charge.dispute.created",
          "charge.dispute.updated",
          "charge.dispute.funds_withdrawn",
          "charge.dispute.funds_reinstated",
          "charge.dispute.closed",
          "payment_intent.payment_failed",
          "payment_intent.canceled");

  private StripeEvents() {}

  /** The path of a page of events. */
  static String path(@Nullable Instant since, @Nullable String after) {
    StringBuilder path = new StringBuilder("/v1/events?limit=").append(PAGE);
    for (int i = 0; i < TYPES.size(); i++) {
      path.append("&types%5B").append(i).append("%5D=").append(TYPES.get(i));
    }
    if (since != null) {
      path.append("&created%5Bgte%5D=").append(since.minus(CLOCKS_DIFFER).getEpochSecond());
    }
    return after(path, after);
  }

  /** The path of a page of disputes. */
  static String disputes(@Nullable String after) {
    return after(new StringBuilder("/v1/disputes?limit=").append(PAGE), after);
  }

  private static String after(StringBuilder path, @Nullable String after) {
    return after == null
        ? path.toString()
        : path.append("&starting_after=")
            .append(URLEncoder.encode(after, StandardCharsets.UTF_8))
            .toString();
  }

  /**
   * Converts a page of events.
   *
   * @throws ProviderUnavailable if it is incomplete or no list
   */
  static EventPage events(@Nullable String body) {
    return page(body, StripeEvents::event);
  }

  /**
   * Converts a page of disputes. Each has the state for its event's ID, so that another state is
   * another event.
   *
   * @param now when they were as they are listed
   * @throws ProviderUnavailable if it is incomplete or no list
   */
  static EventPage listed(@Nullable String body, Instant now) {
    return page(
        body,
        dispute ->
            read(
                "listed/%s/%s/%d"
                    .formatted(
                        text(dispute, "id"),
                        text(dispute, "status"),
                        array(dispute, "balance_transactions").size()),
                now,
                Subject.DISPUTE,
                dispute));
  }

  private static EventPage page(
      @Nullable String body, Function<JsonObject, ProviderEvent> conversion) {
    JsonObject list = parse(body);
    if (!(list.get("data") instanceof JsonArray data)) {
      throw unreadable("it has no data");
    }
    if (!(list.get("has_more") instanceof JsonPrimitive value) || !value.isBoolean()) {
      throw unreadable("it does not say whether there is more");
    }
    boolean more = value.getAsBoolean();
    List<ProviderEvent> events = new ArrayList<>();
    String last = null;
    for (JsonElement element : data) {
      JsonObject object = element instanceof JsonObject each ? each : new JsonObject();
      events.add(conversion.apply(object));
      String id = text(object, "id");
      last = id.isEmpty() ? last : id;
    }
    if (more && last == null) {
      throw unreadable("it says that there is more, and nothing in it has an ID");
    }
    return new EventPage(events, more ? last : null);
  }

  private static JsonObject parse(@Nullable String body) {
    try {
      if (body != null && JsonParser.parseString(body) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      throw unreadable("it is not JSON");
    }
    throw unreadable("it is not a JSON object");
  }

  private static ProviderEvent event(JsonObject event) {
    String id = text(event, "id");
    String type = text(event, "type");
    JsonObject object = object(object(event, "data"), "object");
    String known =
        id.isEmpty()
            ? "no-id/" + UUID.nameUUIDFromBytes(event.toString().getBytes(StandardCharsets.UTF_8))
            : id;
    Instant at = time(event).orElse(UNKNOWN_TIME);
    ProviderEvent read = read(known, at, subject(type), object);
    if (id.isEmpty()) {
      return refused(read, "It has no ID.");
    }
    if (at.equals(UNKNOWN_TIME)) {
      return refused(read, "It has no time.");
    }
    return TYPES.contains(type) ? read : refused(read, "Its type is unknown: \"" + type + "\".");
  }

  private static Subject subject(String type) {
    if (type.startsWith("charge.dispute.")) {
      return Subject.DISPUTE;
    }
    return type.startsWith("payment_intent.") ? Subject.PAYMENT : Subject.REFUND;
  }

  private static ProviderEvent read(String id, Instant at, Subject subject, JsonObject object) {
    Optional<Long> amount = number(object, "amount");
    String currency = text(object, "currency").toUpperCase(Locale.ROOT);
    String charge =
        subject == Subject.PAYMENT ? text(object, "id") : text(object, "payment_intent");
    JsonObject metadata = object(object, "metadata");
    List<Movement> movements = new ArrayList<>();
    String objection = objection(object, amount, currency);
    JsonArray transactions = array(object, "balance_transactions");
    if (transactions.size() > MOST_MOVEMENTS && objection == null) {
      objection =
          "It has %d balance transactions; more than %d are not read."
              .formatted(transactions.size(), MOST_MOVEMENTS);
    }
    int read = Math.min(transactions.size(), MOST_MOVEMENTS);
    for (JsonElement element : transactions.asList().subList(0, read)) {
      Optional<Movement> movement = movement(element);
      movement.ifPresent(movements::add);
      if (movement.isEmpty() && objection == null) {
        objection = "A balance transaction in it lacks an ID, an amount, a fee or a currency.";
      }
    }
    return new ProviderEvent(
        id,
        at,
        subject,
        text(object, "id"),
        charge,
        amount.orElse(0L),
        currency,
        text(object, "status"),
        words(subject, object),
        number(object(object, "evidence_details"), "due_by")
            .flatMap(StripeEvents::instant)
            .orElse(null),
        uuid(text(metadata, "correction")),
        uuid(text(metadata, "bill")),
        LineKey.parse(text(metadata, "line")).orElse(null),
        movements,
        objection);
  }

  private static @Nullable String objection(
      JsonObject object, Optional<Long> amount, String currency) {
    if (text(object, "id").isEmpty()) {
      return "What it is about has no ID.";
    }
    if (text(object, "status").isEmpty()) {
      return "What it is about has no status.";
    }
    if (amount.isEmpty() || currency.isEmpty()) {
      return "What it is about has no amount or no currency.";
    }
    return null;
  }

  private static String words(Subject subject, JsonObject object) {
    return switch (subject) {
      case DISPUTE -> text(object, "reason");
      case REFUND -> text(object, "failure_reason");
      case PAYMENT -> text(object(object, "last_payment_error"), "message");
    };
  }

  private static Optional<Movement> movement(JsonElement element) {
    if (!(element instanceof JsonObject object)) {
      return Optional.empty();
    }
    String id = text(object, "id");
    String currency = text(object, "currency").toUpperCase(Locale.ROOT);
    Optional<Long> amount = number(object, "amount");
    Optional<Long> fee = number(object, "fee");
    return id.isEmpty() || currency.isEmpty() || amount.isEmpty() || fee.isEmpty()
        ? Optional.empty()
        : Optional.of(new Movement(id, amount.get(), fee.get(), currency));
  }

  private static ProviderEvent refused(ProviderEvent event, String objection) {
    return new ProviderEvent(
        event.id(),
        event.at(),
        event.subject(),
        event.object(),
        event.charge(),
        event.amountMinor(),
        event.currency(),
        event.status(),
        event.words(),
        event.dueBy(),
        event.correction(),
        event.bill(),
        event.line(),
        event.movements(),
        objection);
  }

  private static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject object ? object : new JsonObject();
  }

  private static JsonArray array(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonArray array ? array : new JsonArray();
  }

  /**
   * Empty if it is missing or no text. It can be stored, and is the same after it was: a database
   * does not take every character, and half a pair of surrogates is none.
   */
  private static String text(JsonObject parent, String name) {
    if (!(parent.get(name) instanceof JsonPrimitive value) || !value.isString()) {
      return "";
    }
    String text = value.getAsString().replace('\0', ' ').strip();
    String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  private static Optional<Long> number(JsonObject parent, String name) {
    if (!(parent.get(name) instanceof JsonPrimitive value) || !value.isNumber()) {
      return Optional.empty();
    }
    try {
      return Optional.of(value.getAsBigDecimal().longValueExact());
    } catch (ArithmeticException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> time(JsonObject object) {
    return number(object, "created").flatMap(StripeEvents::instant);
  }

  private static Optional<Instant> instant(long seconds) {
    try {
      Instant at = Instant.ofEpochSecond(seconds);
      return at.isAfter(UNKNOWN_TIME) && at.isBefore(LATEST) ? Optional.of(at) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return text.isEmpty() ? null : UUID.fromString(text);
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static ProviderUnavailable unreadable(String why) {
    return new ProviderUnavailable("The payment provider's list of events cannot be read: " + why);
  }
}
