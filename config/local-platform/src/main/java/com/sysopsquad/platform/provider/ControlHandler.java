package com.sysopsquad.platform.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests that only a test or a curious developer sends to the provider: to misbehave, to list its
 * charges, and to act as a customer's bank. Each names its charge, dispute or refund in its body.
 */
final class ControlHandler implements HttpHandler {

  private final JsonMapper json = JsonMapper.builder().build();
  private final ProviderSimulator provider;

  ControlHandler(ProviderSimulator provider) {
    this.provider = provider;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
      try {
        switch (request) {
          case "GET /_control/behavior" -> sendBehavior(exchange);
          case "POST /_control/behavior" -> {
            provider.behave(Behavior.fromMap(read(body)));
            sendBehavior(exchange);
          }
          case "DELETE /_control/behavior" -> {
            provider.behave(Behavior.NORMAL);
            sendBehavior(exchange);
          }
          case "POST /_control/clock" -> {
            provider.advance(Duration.parse(body.trim()));
            send(exchange, 200, "text/plain", "ok\n");
          }
          case "POST /_control/disputes" ->
              send(exchange, 200, "text/plain", provider.dispute(body.trim(), "general") + "\n");
          case "POST /_control/disputes/won", "POST /_control/disputes/lost" -> {
            provider.decide(body.trim(), request.endsWith("won"));
            send(exchange, 200, "text/plain", "ok\n");
          }
          case "POST /_control/refunds/failed" -> {
            provider.failRefund(body.trim());
            send(exchange, 200, "text/plain", "ok\n");
          }
          case "POST /_control/events" -> {
            provider.tell(read(body));
            send(exchange, 200, "text/plain", "ok\n");
          }
          case "GET /_control/charges" -> send(exchange, 200, "text/csv", charges());
          default -> send(exchange, 404, "text/plain", "no such control: " + request + "\n");
        }
      } catch (IllegalArgumentException | DateTimeParseException | JacksonException e) {
        send(exchange, 400, "text/plain", e.getMessage() + "\n");
      }
    }
  }

  private Map<String, Object> read(String body) {
    return body.isBlank() ? Map.of() : json.readValue(body, new TypeReference<>() {});
  }

  private void sendBehavior(HttpExchange exchange) throws IOException {
    String text = json.writeValueAsString(provider.behavior().toMap());
    send(exchange, 200, "application/json", text + "\n");
  }

  private String charges() {
    Map<String, long[]> totals = new TreeMap<>();
    StringBuilder rows = new StringBuilder("reference,run,amount,currency,id\n");
    for (Charge charge : provider.charges()) {
      long[] total = totals.computeIfAbsent(charge.currency(), any -> new long[2]);
      total[0]++;
      total[1] += charge.amount();
      rows.append(charge.reference()).append(',').append(charge.run()).append(',');
      rows.append(charge.amount()).append(',').append(charge.currency()).append(',');
      rows.append(charge.id()).append('\n');
    }
    StringBuilder text = new StringBuilder();
    totals.forEach(
        (currency, total) ->
            text.append("# total ")
                .append(currency)
                .append(' ')
                .append(total[1])
                .append(" in ")
                .append(total[0])
                .append(" charges\n"));
    return text.append(rows).toString();
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
