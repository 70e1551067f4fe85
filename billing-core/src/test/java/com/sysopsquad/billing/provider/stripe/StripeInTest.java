package com.sysopsquad.billing.provider.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.RefundRequest;
import com.sysopsquad.flows.pricing.Money;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The adapter before a server that gives the answers of a test, and keeps what was asked. */
abstract class StripeInTest {

  static final UUID BILL = UUID.fromString("00000000-0000-0000-0000-00000000000b");
  static final UUID PLAN = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  static final LineKey LINE = new LineKey(PLAN, LocalDate.of(2026, 11, 30));
  static final RunKey RUN = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  static final ChargeRequest REQUEST =
      new ChargeRequest(BILL, LINE, 1, RUN, 2125, "USD", "cus_1", "pm_1");
  static final ChargeRequest SECOND =
      new ChargeRequest(BILL, LINE, 2, RUN, 2125, "USD", "cus_1", "pm_1");
  static final String INTENT =
      """
      {"id": "pi_1", "object": "payment_intent", "status": "%s", "amount": 2125,
       "currency": "usd", "created": 1790000000,
       "payment_method": "pm_1",
       "metadata": {"bill": "%s", "run": "2026-11-30", "attempt": "1",
                    "line": "00000000-0000-0000-0000-00000000000a/2026-11-30"}}
      """;

  static final RefundRequest REFUND = new RefundRequest(BILL, "pi_1", new Money(1200, "USD"));
  static final String REFUNDED =
      """
      {"id": "re_1", "object": "refund", "status": "%s", "amount": %d, "currency": "usd",
       "payment_intent": "pi_1", "created": 1790000000, "metadata": {"correction": "%s"}}
      """;

  final MeterRegistry meters = new SimpleMeterRegistry();
  final Deque<Answer> answers = new ArrayDeque<>();
  final List<String> requests = new ArrayList<>();
  final List<String> queries = new ArrayList<>();
  final HttpServer server = server();
  volatile boolean onHold;
  volatile boolean heldByTheAnswer;
  StripeProvider provider = provider(Duration.ofSeconds(30), Duration.ofMinutes(1));

  record Answer(int status, String body) {}

  @BeforeEach
  void start() {
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  @AfterEach
  void stop() {
    provider.close();
    server.stop(0);
  }

  static Answer refund(String status, long amount) {
    return new Answer(200, REFUNDED.formatted(status, amount, BILL));
  }

  private ProviderCalls calls() {
    ProviderCalls calls = new ProviderCalls();
    calls.bindTo(meters);
    return calls;
  }

  long timed(String call, String outcome) {
    return meters
        .get("sysops.provider.calls")
        .tags("call", call, "outcome", outcome)
        .timer()
        .count();
  }

  StripeProvider provider(Duration readTimeout, Duration patience) {
    return new StripeProvider(
        new ProviderSettings(
            URI.create("http://localhost:" + server.getAddress().getPort()),
            "sk_test_1",
            Duration.ofSeconds(10),
            readTimeout,
            1000,
            4,
            patience,
            3,
            Duration.ZERO,
            100,
            Duration.ofDays(1),
            20,
            ""),
        calls(),
        () -> onHold);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
    requests.add(
        "%s %s %s %s %s"
            .formatted(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                body));
    onHold |= heldByTheAnswer;
    Answer answer = answers.remove();
    if (answer.status() == 0) {
      exchange.close();
    } else if (answer.status() > 0) {
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    }
  }

  static String succeeded() {
    return INTENT.formatted("succeeded", BILL);
  }

  static Answer intent(String status) {
    return new Answer(200, INTENT.formatted(status, BILL));
  }

  static String refunded(long amount) {
    return succeeded()
        .replace(
            "\"payment_method\"",
            "\"latest_charge\": {\"id\": \"ch_1\", \"object\": \"charge\", \"amount_refunded\": %d}, \"payment_method\""
                .formatted(amount));
  }

  static Answer list(String intents) {
    return new Answer(
        200, "{\"object\": \"list\", \"has_more\": false, \"data\": [" + intents + "]}");
  }

  static Answer declined(String code, @Nullable String decline) {
    return new Answer(
        402,
        """
        {"error": {"type": "card_error", "code": "%s", "decline_code": %s, "message": "No",
                   "payment_intent": {"id": "pi_9", "object": "payment_intent"}}}
        """
            .formatted(code, decline == null ? "null" : '"' + decline + '"'));
  }

  static Answer error(int status, String type, @Nullable String code, String message) {
    return new Answer(
        status,
        """
        {"error": {"type": "%s", "code": %s, "message": "%s"}}
        """
            .formatted(type, code == null ? "null" : '"' + code + '"', message));
  }

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
