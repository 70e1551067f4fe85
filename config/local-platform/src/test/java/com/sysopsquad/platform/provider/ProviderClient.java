package com.sysopsquad.platform.provider;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the simulator as billing does, over HTTP. */
final class ProviderClient {

  record Reply(int status, JsonNode body, String text, boolean replayed) {

    String string(String pointer) {
      return body.at(pointer).asString();
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final JsonMapper json = JsonMapper.builder().build();
  private final String url;
  private final String secretKey;

  ProviderClient(String url, String secretKey) {
    this.url = url;
    this.secretKey = secretKey;
  }

  Reply post(String path, @Nullable String idempotencyKey, Map<String, String> form)
      throws IOException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
    if (idempotencyKey != null) {
      request.header("Idempotency-Key", idempotencyKey);
    }
    return send(request);
  }

  Reply get(String path) throws IOException {
    return send(request(path).GET());
  }

  Reply search(String query) throws IOException {
    return get("/v1/payment_intents/search?" + encode(Map.of("query", query)));
  }

  /** A customer with a verified card; returns what a charge needs. */
  Map<String, String> chargeable(String number) throws IOException {
    String customer = post("/v1/customers", null, Map.of("name", "Ada")).string("/id");
    String method = post("/v1/payment_methods", null, card(number)).string("/id");
    Map<String, String> both = Map.of("customer", customer, "payment_method", method);
    post("/v1/setup_intents", null, with(both, "confirm", "true", "usage", "off_session"));
    return both;
  }

  /** The parameters of a charge of 9.99 dollars. */
  static Map<String, String> charge(Map<String, String> who, String bill) {
    return with(
        who,
        "amount",
        "999",
        "currency",
        "usd",
        "confirm",
        "true",
        "off_session",
        "true",
        "metadata[bill]",
        bill,
        "metadata[run]",
        "2026-11");
  }

  static Map<String, String> card(String number) {
    return Map.of(
        "type",
        "card",
        "card[number]",
        number,
        "card[exp_month]",
        "12",
        "card[exp_year]",
        "2031",
        "card[cvc]",
        "123");
  }

  static Map<String, String> with(Map<String, String> form, String... more) {
    Map<String, String> all = new LinkedHashMap<>(form);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(url + path))
        .header("Authorization", "Bearer " + secretKey);
  }

  private Reply send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = response.body();
      JsonNode body = text.startsWith("{") ? json.readTree(text) : json.createObjectNode();
      boolean replayed = response.headers().firstValue("Idempotent-Replayed").isPresent();
      return new Reply(response.statusCode(), body, text, replayed);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
