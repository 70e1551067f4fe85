package com.sysopsquad.platform.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sysopsquad.platform.provider.Answers.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The provider's API: authenticates, applies the current faults, and executes each idempotency key
 * once.
 */
final class ApiHandler implements HttpHandler {

  /** How long an idempotency key is remembered. */
  static final Duration KEY_LIFETIME = Duration.ofHours(24);

  private static final Duration HANG = Duration.ofMinutes(1);

  private final JsonMapper json = JsonMapper.builder().build();
  private final Ledger ledger;
  private final Resources resources;
  private final IntentSearch search;
  private final EventList events;
  private final Supplier<Behavior> behavior;
  private final InstantSource clock;
  private final byte[] authorization;
  private final RequestRate rate = new RequestRate();
  private final Set<String> keysInUse = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
  private final ReentrantLock refunding = new ReentrantLock();
  private final AtomicLong requests = new AtomicLong();

  ApiHandler(Ledger ledger, Supplier<Behavior> behavior, InstantSource clock, String secretKey) {
    this.ledger = ledger;
    this.resources = new Resources(ledger, clock);
    this.search = new IntentSearch(ledger, clock);
    this.events = new EventList(ledger, clock);
    this.behavior = behavior;
    this.clock = clock;
    this.authorization = ("Bearer " + secretKey).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
      Fault fault = fault(key);
      if (fault.strikes(Behavior.Setting.DOWN)) {
        return;
      }
      long latency = fault.latencyMillis();
      pause(latency / 2);
      if (fault.strikes(Behavior.Setting.HANG)) {
        pause(HANG.toMillis());
        return;
      }
      Optional<Answer> answer = answer(exchange, body, fault);
      pause(latency - latency / 2);
      if (answer.isPresent()) {
        send(exchange, answer.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Fault fault(@Nullable String key) {
    Behavior now = behavior.get();
    boolean counts = key != null && now.millis(Behavior.Setting.SEED) != 0;
    return new Fault(now, key, counts ? attempts.merge(key, 1, Integer::sum) : 0);
  }

  /** Empty: the answer is lost. */
  private Optional<Answer> answer(HttpExchange exchange, String body, Fault fault)
      throws IOException {
    try {
      authenticate(exchange.getRequestHeaders().getFirst("Authorization"));
      if (!rate.allows(fault.behavior().value(Behavior.Setting.THROTTLE))) {
        throw ApiError.tooMany();
      }
      if (fault.strikes(Behavior.Setting.ERROR)) {
        throw ApiError.broken();
      }
      String path = exchange.getRequestURI().getPath();
      return switch (exchange.getRequestMethod()) {
        case "POST" -> post(path, Form.parse(body), fault);
        case "GET" ->
            Optional.of(get(path, Form.parse(exchange.getRequestURI().getRawQuery()), fault));
        default -> throw ApiError.unknownUrl(exchange.getRequestMethod(), path);
      };
    } catch (ApiError refused) {
      return Optional.of(new Answer(refused.status(), refused.body(), false));
    }
  }

  private Answer get(String path, Form query, Fault fault) {
    if (path.equals("/v1/payment_intents")) {
      return new Answer(200, search.list(query), false);
    }
    if (path.equals("/v1/payment_intents/search")) {
      long delay = fault.behavior().millis(Behavior.Setting.SEARCH_DELAY);
      return new Answer(200, search.search(query, delay), false);
    }
    if (path.equals("/v1/refunds")) {
      return new Answer(200, search.refunds(query), false);
    }
    if (path.equals("/v1/events")) {
      return new Answer(200, events.events(query), false);
    }
    if (path.equals("/v1/disputes")) {
      return new Answer(200, events.disputes(query), false);
    }
    String id = path.substring(path.lastIndexOf('/') + 1);
    Class<? extends Recorded> type =
        switch (path.substring(0, path.lastIndexOf('/'))) {
          case "/v1/payment_intents" -> Recorded.PaymentIntent.class;
          case "/v1/setup_intents" -> Recorded.SetupIntent.class;
          case "/v1/payment_methods" -> Recorded.PaymentMethod.class;
          case "/v1/customers" -> Recorded.Customer.class;
          case "/v1/refunds" -> Recorded.Refund.class;
          case "/v1/disputes" -> Recorded.Dispute.class;
          case "/v1/events" -> Recorded.Event.class;
          default -> throw ApiError.unknownUrl("GET", path);
        };
    Recorded found =
        ledger
            .find(type, id)
            .orElseThrow(() -> ApiError.noSuch(type.getSimpleName(), id, 404, "id"));
    boolean expands = query.expands("latest_charge");
    return new Answer(
        200,
        expands && found instanceof Recorded.PaymentIntent intent
            ? Answers.expanded(intent, ledger)
            : Answers.resource(found, ledger),
        false);
  }

  private Optional<Answer> post(String path, Form form, Fault fault) throws IOException {
    String key = fault.key();
    if (key == null) {
      return execute(path, form, fault);
    }
    if (!keysInUse.add(key)) {
      throw ApiError.keyInUse(key);
    }
    try {
      Optional<JournalEntry> known = ledger.underKey(key);
      if (known.isPresent()) {
        long age = clock.millis() - known.get().recorded().created();
        if (age < KEY_LIFETIME.toMillis()) {
          if (!form.fingerprint(path).equals(known.get().fingerprint())) {
            throw ApiError.keyReused(key);
          }
          return Optional.of(Answers.to(known.get(), ledger, true));
        }
        ledger.forget(key);
      }
      return execute(path, form, fault);
    } finally {
      keysInUse.remove(key);
    }
  }

  private Optional<Answer> execute(String path, Form form, Fault fault) throws IOException {
    if (!path.equals("/v1/refunds")) {
      return execute(path, form, fault, resources.create(path, form, fault));
    }
    // Two refunds at once must not exceed the charge.
    refunding.lock();
    try {
      return execute(path, form, fault, resources.create(path, form, fault));
    } finally {
      refunding.unlock();
    }
  }

  private Optional<Answer> execute(String path, Form form, Fault fault, Recorded created)
      throws IOException {
    boolean isCharge =
        (created instanceof Recorded.PaymentIntent payment && payment.succeeded())
            || created instanceof Recorded.Refund;
    boolean fails = isCharge && fault.strikes(Behavior.Setting.FAIL_AFTER_CHARGE);
    String fingerprint = fault.key() == null ? null : form.fingerprint(path);
    JournalEntry entry = new JournalEntry(fault.key(), fingerprint, fails, created);
    ledger.record(entry);
    if (isCharge && fault.strikes(Behavior.Setting.LOSE_ANSWER)) {
      return Optional.empty();
    }
    return Optional.of(Answers.to(entry, ledger, false));
  }

  private void authenticate(@Nullable String header) {
    if (header == null
        || !MessageDigest.isEqual(authorization, header.getBytes(StandardCharsets.UTF_8))) {
      throw ApiError.wrongKey();
    }
  }

  private void send(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = json.writeValueAsBytes(answer.body());
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange
        .getResponseHeaders()
        .set("Request-Id", "req_" + Long.toHexString(requests.incrementAndGet()));
    if (answer.replayed()) {
      exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
    }
    exchange.sendResponseHeaders(answer.status(), bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void pause(long millis) throws InterruptedException {
    if (millis > 0) {
      Thread.sleep(millis);
    }
  }
}
