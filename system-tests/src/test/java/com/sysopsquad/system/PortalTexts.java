package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** The portal's fields for free text in its JSON API, for a customer with a resolved ticket. */
final class PortalTexts {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String PUT = "PUT";
  private static final int FOUND = 200;
  private static final int REFUSED = 422;
  private static final String SENTENCE = "Remove the card number";

  /** The sentence beside the name of its field. */
  private static final String AT_THE_FIELD = "\"field\":\"[A-Za-z]+\",\"detail\":\"" + SENTENCE;

  private final String customers;
  private final String customer;
  private final String ticket;
  private final Installation installation;
  private Http api;

  /**
   * Submits a ticket with this description, which is stored, and has it resolved.
   *
   * @param description what a search of everything has to find
   */
  PortalTexts(RunningProduct product, String email, String description) {
    this.installation = product.installation();
    this.api = Http.withToken(token(installation));
    this.customers = installation.portal() + "/api/v1/customers";
    this.customer =
        customers
            + "/"
            + JSON.readTree(api.get(customers + "?email=" + encoded(email)))
                .path("items")
                .path(0)
                .path("id")
                .asString();
    String id = UUID.randomUUID().toString();
    this.ticket = customer + "/tickets/" + id;
    String body =
        JSON.createObjectNode().put("title", "Dark").put("description", description).toString();
    requireOk(api.send(PUT, ticket, BodyPublishers.ofString(body)));
    resolve(product.operations(), id);
  }

  /** The fields that refuse card numbers, and those that only search. */
  List<TextFields> fields() {
    // Tokens are short-lived, and the ticket took its time.
    api = Http.withToken(token(installation));
    return List.of(
        put("title", "tickets", "{\"title\":\"%s\"}"),
        put("description", "tickets", "{\"title\":\"Dark\",\"description\":\"%s\"}"),
        put("brand", "devices", "{\"kind\":\"PHONE\",\"make\":\"%s\",\"model\":\"One\"}"),
        put("model", "devices", "{\"kind\":\"PHONE\",\"make\":\"Acme\",\"model\":\"%s\"}"),
        put(
            "serial number",
            "devices",
            "{\"kind\":\"PHONE\",\"make\":\"Acme\",\"model\":\"One\",\"serial\":\"%s\"}"),
        new TextFields(
            "name and address",
            3,
            REFUSED,
            AT_THE_FIELD,
            texts ->
                api.send(
                    PUT,
                    customer + "/details",
                    BodyPublishers.ofString(
                        """
                        {"name":"%s","street":"%s","city":"%s","state":"NV","postalCode":"89501"}
                        """
                            .formatted(texts.get(0), texts.get(1), texts.get(2))))),
        new TextFields(
            "comment",
            1,
            REFUSED,
            AT_THE_FIELD,
            texts ->
                api.send(
                    PUT,
                    ticket + "/comments/" + UUID.randomUUID(),
                    BodyPublishers.ofString("{\"text\":\"%s\"}".formatted(texts.getFirst())))),
        new TextFields(
            "survey",
            1,
            REFUSED,
            AT_THE_FIELD,
            texts ->
                api.send(
                    PUT,
                    ticket + "/survey",
                    BodyPublishers.ofString(
                        "{\"rating\":5,\"comment\":\"%s\"}".formatted(texts.getFirst())))),
        new TextFields(
            "search for a customer",
            1,
            REFUSED,
            SENTENCE,
            texts -> look(customers + "?email=" + encoded(texts.getFirst()))),
        new TextFields(
            "search for a ticket",
            1,
            FOUND,
            "",
            texts -> look(customer + "/tickets?q=" + encoded(texts.getFirst()))));
  }

  private TextFields put(String place, String collection, String body) {
    return new TextFields(
        place,
        1,
        REFUSED,
        AT_THE_FIELD,
        texts ->
            api.send(
                PUT,
                customer + "/" + collection + "/" + UUID.randomUUID(),
                BodyPublishers.ofString(body.formatted(texts.getFirst()))));
  }

  private HttpResponse<String> look(String address) {
    return api.send("GET", address, BodyPublishers.noBody());
  }

  private void resolve(Operations operations, String id) {
    List<String> moves = List.of("ASSIGNED", "IN_PROGRESS", "RESOLVED");
    for (String to : moves) {
      Waiting.until("the ticket is " + to, LIMIT, () -> operations.moveTicket(id, to));
    }
    Waiting.until(
        "the customer sees that it is resolved",
        LIMIT,
        () -> JSON.readTree(api.get(ticket)).path("state").asString().equals("RESOLVED"));
  }

  /** A new token of the call center, to read and to write. */
  static String token(Installation installation) {
    String client = "call-centre:" + installation.setting("SYSOPS_API_CALL_CENTRE_SECRET");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(installation.portal() + "/oauth2/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
            .POST(
                BodyPublishers.ofString(
                    "grant_type=client_credentials&scope=customers:read+customers:write+cards:write"))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      requireOk(answer);
      return JSON.readTree(answer.body()).path("access_token").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void requireOk(HttpResponse<String> answer) {
    if (answer.statusCode() != FOUND) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
