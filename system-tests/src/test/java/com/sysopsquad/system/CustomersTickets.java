package com.sysopsquad.system;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Tickets and surveys of one of the demonstration customers, through the portal's JSON API. */
final class CustomersTickets {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String EMAIL = "customer0001@example.test";

  private final Installation installation;
  private final String customer;

  CustomersTickets(Installation installation) {
    this.installation = installation;
    String customers = installation.portal() + "/api/v1/customers";
    String found =
        api().get(customers + "?email=" + URLEncoder.encode(EMAIL, StandardCharsets.UTF_8));
    this.customer =
        customers + "/" + JSON.readTree(found).path("items").path(0).path("id").asString();
  }

  /** Submits a ticket; returns its id. */
  String submit() {
    String ticket = UUID.randomUUID().toString();
    put("/tickets/" + ticket, "{\"title\":\"Dark\",\"description\":\"No picture\"}");
    return ticket;
  }

  /** Answers the survey on a resolved ticket. */
  void answerSurvey(String ticket) {
    put("/tickets/" + ticket + "/survey", "{\"rating\":5,\"comment\":\"Quick\"}");
  }

  private void put(String path, String json) {
    HttpResponse<String> answer = api().send("PUT", customer + path, BodyPublishers.ofString(json));
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(answer.uri(), answer.statusCode(), answer.body()));
    }
  }

  /** Tokens are short-lived. */
  private Http api() {
    return Http.withToken(PortalTexts.token(installation));
  }
}
