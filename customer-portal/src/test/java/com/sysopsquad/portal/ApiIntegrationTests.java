package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.ApiCaller.json;
import static com.sysopsquad.portal.PortalFixture.PASSWORD;
import static com.sysopsquad.portal.PortalFixture.invoice;
import static com.sysopsquad.portal.PortalFixture.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.message.CardStatusChanged;
import com.sysopsquad.portal.PortalFixture.Catalogue;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.SealedTestCards;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** What programs and customers do by the API, and what they are told when it cannot be. */
@PortalTest
class ApiIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PROBLEM = "urn:sysopsquad:problem:";

  private static final String DEVICE =
      "{\"kind\": \"TELEVISION\", \"make\": \"Lumen\", \"model\": \"X200\", \"serial\": \"SN-1\"}";

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Catalogue catalogue;
  @Autowired SealedTestCards sealed;
  @Autowired Invoices invoices;
  @Autowired Notices notices;
  @Autowired Environment environment;
  @Autowired JdbcClient jdbc;

  private Customer ada;
  private ApiCaller callCentre;
  private String account;

  @BeforeEach
  void getToken() throws Exception {
    catalogue.publishUsual();
    ada = customers.register("Ada Barrow");
    account = "/customers/" + ada.id();
    callCentre =
        ApiCaller.program(
            mvc,
            "call-centre",
            environment.getRequiredProperty("SYSOPS_API_CALL_CENTRE_SECRET"),
            "customers:read customers:write cards:write");
  }

  @Test
  void aProgramFindsACustomerByTheEmailAddress() throws Exception {
    JsonNode one = found(callCentre.get("/customers?email=" + ada.email()));
    JsonNode none = found(callCentre.get("/customers?email=nobody@example.test"));

    assertThat(one.at("/items/0/id").asString()).isEqualTo(ada.id().toString());
    assertThat(one.at("/items/0/city").asString()).isEqualTo("Sacramento");
    assertThat(none.path("items").size()).isZero();
    callCentre
        .get("/customers?email=nobody")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].field").value("email"));
    callCentre
        .get("/customers")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("email"));
  }

  @Test
  void detailsChangeOnlyIfTheyAreThoseThatWereSeen() throws Exception {
    callCentre.get(account).andExpect(header().string("ETag", "\"1\""));

    callCentre
        .perform(details("Ada Hill", "CA").header("If-Match", "\"1\""))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"2\""))
        .andExpect(jsonPath("$.name").value("Ada Hill"))
        .andExpect(jsonPath("$.version").value(2));
    for (String stale : List.of("\"1\"", "W/\"2\"", "2", "\"x\"")) {
      callCentre
          .perform(details("Ada Dale", "CA").header("If-Match", stale))
          .andExpect(status().isPreconditionFailed())
          .andExpect(jsonPath("$.type").value(PROBLEM + "changed-meanwhile"));
    }
    callCentre
        .perform(details("Ada Hill", "CA"))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"2\""));
  }

  @Test
  void aCustomerWhoIsSignedInDoesTheSame() throws Exception {
    PortalVisitor visitor = new PortalVisitor(mvc);
    visitor.signIn(ada.email(), PASSWORD);
    ApiCaller session = ApiCaller.session(visitor);
    String details =
        """
        {"name": "Ada Hill", "street": "2 Oak Street", "city": "Reno", "state": "NV",
         "postalCode": "89501", "and": ["what", "nobody", "knows"]}""";

    found(session.put("/customers/me/details", details));

    assertThat(found(session.get("/customers/me")).path("street").asString())
        .isEqualTo("2 Oak Street");
    visitor.get("/").andExpect(status().isOk());
    found(
        session.put(
            "/customers/me/preferences",
            "{\"timeZone\": \"Asia/Tokyo\", \"invoiceMails\": false, \"language\": \"de\"}"));
    JsonNode preferred = found(session.get(account + "/preferences"));
    assertThat(preferred.path("timeZone").asString()).isEqualTo("Asia/Tokyo");
    assertThat(preferred.path("invoiceMails").asBoolean()).isFalse();
    assertThat(preferred.path("language").asString()).isEqualTo("de");
  }

  @Test
  void whatIsWrongIsSaidFieldByFieldInTheLanguageAskedFor() throws Exception {
    JsonNode missing =
        json(
            callCentre
                .put(account + "/details", "{\"name\": \" \", \"state\": \"XX\"}")
                .andExpect(status().isUnprocessableContent()));
    JsonNode wrong =
        json(
            callCentre
                .perform(details("Ada", "XX"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(
                    header().string("Content-Type", startsWith("application/problem+json"))));
    JsonNode german =
        json(
            callCentre.perform(
                details("Ada", "XX").header("Accept-Language", "de-AT,de;q=0.9,en;q=0.5")));

    assertThat(missing.path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("street", "city", "postalCode");
    assertThat(missing.at("/errors/0/detail").asString()).isEqualTo("This field is missing.");
    assertThat(wrong.at("/type").asString()).isEqualTo(PROBLEM + "invalid");
    assertThat(wrong.at("/errors/0/field").asString()).isEqualTo("state");
    assertThat(wrong.at("/errors/0/detail").asString()).contains("two-letter code");
    assertThat(german.at("/title").asString()).isEqualTo("Ungültig");
    callCentre
        .put(account + "/preferences", "{\"timeZone\": \"Moon/Crater\", \"invoiceMails\": true}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].field").value("timeZone"));
  }

  @Test
  void aPlanIsPreviewedChosenChangedCancelledAndGoesOn() throws Exception {
    UUID device = UUID.randomUUID();
    found(callCentre.put(account + "/devices/" + device, DEVICE));
    JsonNode offers = found(callCentre.get("/contracts?q=trio&size=5"));
    JsonNode preview =
        found(
            callCentre.get(
                account + "/plan-preview?contract=HOME-3&startsOn=2026-11-22&devices=1"));
    String plan = account + "/plans/" + UUID.randomUUID();
    String body =
        "{\"contract\": \"HOME-3\", \"startsOn\": \"2026-11-22\", \"devices\": [\"%s\"]}"
            .formatted(device);

    JsonNode chosen = found(callCentre.put(plan, body));
    JsonNode again = found(callCentre.put(plan, body));

    assertThat(offers.at("/items/0/contract/code").asString()).isEqualTo("HOME-3");
    assertThat(offers.at("/items/0/monthlyMinor").asLong()).isEqualTo(1_999);
    assertThat(offers.at("/items/0/laterFrom").asString()).isEqualTo("2026-12-01");
    assertThat(again).isEqualTo(chosen);
    assertThat(chosen.path("nextCharge")).isEqualTo(preview.path("nextCharge"));
    assertThat(chosen.at("/nextCharge/totalMinor").asLong()).isEqualTo(2_144);
    assertThat(chosen.at("/nextCharge/currency").asString()).isEqualTo("USD");
    assertThat(chosen.at("/state").asString()).isEqualTo("ACTIVE");
    assertThat(chosen.at("/devices/0").asString()).isEqualTo(device.toString());

    JsonNode dearer = found(callCentre.get(plan + "/change-preview?contract=GAMER-2"));
    JsonNode changed =
        found(callCentre.put(plan + "/contract", "{\"contract\": \"GAMER-2\", \"version\": 1}"));
    found(callCentre.put(plan + "/contract", "{\"contract\": \"GAMER-2\", \"version\": 1}"));
    callCentre
        .put(plan + "/contract", "{\"contract\": \"HOME-3\", \"version\": 1}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.type").value(PROBLEM + "not-possible"));

    assertThat(changed.path("nextCharge")).isEqualTo(dearer.path("nextCharge"));
    assertThat(changed.at("/contract/code").asString()).isEqualTo("GAMER-2");
    assertThat(changed.at("/replaced").asString()).isEqualTo("HOME-3");

    JsonNode ends = found(callCentre.get(plan + "/cancellation"));
    JsonNode cancelled = found(callCentre.call(HttpMethod.PUT, plan + "/cancellation", null));
    found(callCentre.call(HttpMethod.PUT, plan + "/cancellation", null));
    assertThat(cancelled.path("endsOn")).isEqualTo(ends.path("endsOn"));
    assertThat(cancelled.at("/state").asString()).isEqualTo("ENDING");
    assertThat(found(callCentre.delete(plan + "/cancellation")).at("/state").asString())
        .isEqualTo("ACTIVE");
    assertThat(found(callCentre.put(plan + "/devices", "{\"devices\": []}")).path("devices").size())
        .isZero();
    assertThat(found(callCentre.get(account + "/plans")).path("items").size()).isOne();
    assertThat(found(callCentre.get(plan)).at("/contract/code").asString()).isEqualTo("GAMER-2");
  }

  @Test
  void whatTheBusinessRefusesIsSaidInItsWords() throws Exception {
    String plan = account + "/plans/" + UUID.randomUUID();

    for (String body :
        List.of(
            "{\"contract\": \"OLD-1\", \"startsOn\": \"2026-11-22\"}",
            "{\"contract\": \"HOME-3\", \"startsOn\": \"2026-11-21\"}",
            "{\"contract\": \"NONE\", \"startsOn\": \"2026-12-01\"}")) {
      callCentre
          .put(plan, body)
          .andExpect(status().isUnprocessableContent())
          .andExpect(jsonPath("$.type").value(PROBLEM + "not-possible"))
          .andExpect(jsonPath("$.detail").isNotEmpty());
    }
    callCentre
        .get(account + "/plan-preview?contract=OLD-1&startsOn=2026-11-22")
        .andExpect(status().isUnprocessableContent());
    callCentre.get(plan).andExpect(status().isNotFound());
  }

  @Test
  void aDeviceIsRegisteredOnceAndForgotten() throws Exception {
    String device = account + "/devices/" + UUID.randomUUID();

    JsonNode first = found(callCentre.put(device, DEVICE));
    JsonNode again = found(callCentre.put(device, DEVICE));

    assertThat(again).isEqualTo(first);
    assertThat(found(callCentre.get(account + "/devices")).path("items").values())
        .containsExactly(first);
    callCentre
        .put(account + "/devices/" + UUID.randomUUID(), DEVICE)
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.detail").value(containsString("serial number")));
    callCentre.delete(device).andExpect(status().isNoContent());
    callCentre.delete(device).andExpect(status().isNoContent());
    callCentre.get(device).andExpect(status().isNotFound());
    callCentre.delete(account + "/devices/" + UUID.randomUUID()).andExpect(status().isNotFound());
  }

  @Test
  void aCardIsHandedInSealedAndNeverShownButForItsEnd() throws Exception {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();

    String pending = text(account + "/cards/" + first, sealed.card(first));
    String again = text(account + "/cards/" + first, sealed.card(first));
    text(account + "/cards/" + second, sealed.card(second));
    billing.send(verified(first, "4242", 1), verified(second, "1881", 2));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                found(callCentre.get(account + "/cards"))
                    .path("items")
                    .valueStream()
                    .allMatch(card -> card.path("state").asString().equals("VERIFIED")));
    found(callCentre.call(HttpMethod.PUT, account + "/cards/" + first + "/choice", null));
    JsonNode cards = found(callCentre.get(account + "/cards"));

    assertThat(again).isEqualTo(pending);
    assertThat(pending).contains("PENDING").doesNotContain("eyJ");
    assertThat(cards.path("items").values())
        .hasSize(2)
        .allSatisfy(
            card ->
                assertThat(card.propertyNames())
                    .containsExactlyInAnyOrder(
                        "id", "state", "handedInAt", "brand", "lastFour", "expiry", "pays"));
    assertThat(cards.at("/items/0/lastFour").asString()).isEqualTo("4242");
    assertThat(cards.at("/items/0/expiry").asString()).isEqualTo("2030-12");
    assertThat(cards.at("/items/0/pays").asBoolean()).isTrue();
    assertThat(cards.toString().replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", ""))
        .doesNotContainPattern("[0-9]{5,}");

    callCentre.delete(account + "/cards/" + first).andExpect(status().isNoContent());
    callCentre.delete(account + "/cards/" + first).andExpect(status().isNoContent());
    callCentre.get(account + "/cards/" + first).andExpect(status().isNotFound());
    assertThat(found(callCentre.get(account + "/cards/" + second)).path("pays").asBoolean())
        .isTrue();
  }

  @Test
  void aCardInTheClearIsRefusedAndNotRepeated() throws Exception {
    for (String open :
        List.of(
            "{\"jwe\": \"4242424242424242\"}",
            "{\"jwe\": 4242424242424242}",
            "{\"number\": \"4242424242424242\", \"jwe\": \"\"}",
            "{\"number\": \"4242424242424242\"}",
            "{\"jwe\": {\"number\": \"4242424242424242\"}}")) {
      JsonNode answer =
          json(
              callCentre
                  .put(account + "/cards/" + UUID.randomUUID(), open)
                  .andExpect(status().is4xxClientError()));

      assertThat(answer.toString()).doesNotContain("4242");
    }
    assertThat(found(callCentre.get(account + "/cards")).path("items").size()).isZero();
  }

  @Test
  void aTicketIsSubmittedOnceFollowedAndRated() throws Exception {
    UUID id = UUID.randomUUID();
    String ticket = account + "/tickets/" + id;
    String body = "{\"title\": \"No picture\", \"description\": \"It stays black.\"}";

    JsonNode first = found(callCentre.put(ticket, body));
    found(callCentre.put(ticket, "{\"title\": \"Something else\"}"));
    callCentre
        .put(ticket + "/survey", "{\"rating\": 5}")
        .andExpect(status().isUnprocessableContent());
    await().atMost(PATIENCE).until(() -> states(found(callCentre.get(ticket))).contains("NEW"));
    resolved(id);

    assertThat(first.path("title").asString()).isEqualTo("No picture");
    JsonNode shown = found(callCentre.get(ticket));
    assertThat(shown.path("title").asString()).isEqualTo("No picture");
    assertThat(shown.path("state").asString()).isEqualTo("RESOLVED");
    assertThat(states(shown)).contains("NEW");
    assertThat(shown.path("number").asString()).startsWith("T-");
    assertThat(shown.path("urgency").asString()).isEqualTo("NORMAL");
    assertThat(found(callCentre.get(account + "/tickets")).at("/items/0/id").asString())
        .isEqualTo(id.toString());
    callCentre
        .put(ticket + "/survey", "{\"rating\": 6}")
        .andExpect(status().isUnprocessableContent());
    callCentre
        .put(ticket + "/survey", "{\"rating\": 5, \"comment\": \"Quick.\"}")
        .andExpect(status().isNoContent());
    callCentre.put(ticket + "/survey", "{\"rating\": 1}").andExpect(status().isNoContent());
    callCentre
        .put("/customers/" + customers.register("Ben Dawson").id() + "/tickets/" + id, body)
        .andExpect(status().isNotFound());
  }

  @Test
  void aTicketIsCommentedOnceAndClosed() throws Exception {
    String ticket = account + "/tickets/" + UUID.randomUUID();
    String comment = ticket + "/comments/" + UUID.randomUUID();
    found(callCentre.put(ticket, "{\"title\": \"It smells\", \"urgency\": \"HIGH\"}"));

    found(callCentre.put(comment, "{\"text\": \"It hums now, too.\"}"));
    found(callCentre.put(comment, "{\"text\": \"Again\"}"));
    found(callCentre.put(ticket + "/closure", ""));
    JsonNode closed = found(callCentre.put(ticket + "/closure", ""));

    assertThat(closed.path("state").asString()).isEqualTo("CLOSED");
    assertThat(texts(closed)).containsExactly("It hums now, too.");
    assertThat(found(callCentre.get(account + "/tickets?show=open&q=smells")).path("total").asInt())
        .isZero();
    assertThat(found(callCentre.get(account + "/tickets?show=done&q=smells")).path("total").asInt())
        .isEqualTo(1);
    callCentre
        .put(ticket + "/comments/" + UUID.randomUUID(), "{\"text\": \"More\"}")
        .andExpect(status().isUnprocessableContent());
  }

  private static List<String> states(JsonNode ticket) {
    return ticket
        .path("timeline")
        .valueStream()
        .map(each -> each.path("state").asString())
        .toList();
  }

  private static List<String> texts(JsonNode ticket) {
    return ticket
        .path("timeline")
        .valueStream()
        .map(each -> each.path("text").asString())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Test
  void invoicesAndNoticesAreReadByYearAndPage() throws Exception {
    UUID plan = UUID.randomUUID();
    String number = "2026-11-01-" + UUID.randomUUID();
    billing.send(
        invoice(ada.id(), plan, number, LocalDate.of(2026, 11, 10), LocalDate.of(2026, 12, 10)));
    billing.send(problem(ada.id(), plan, LocalDate.of(2026, 12, 10), LocalDate.of(2027, 1, 10)));
    await()
        .atMost(PATIENCE)
        .until(
            () -> invoices.page(ada.id(), 1).total() == 1 && !notices.openOf(ada.id()).isEmpty());

    JsonNode page = found(callCentre.get(account + "/invoices?year=2026&page=7"));
    JsonNode none = found(callCentre.get(account + "/invoices?year=2025"));
    JsonNode one = found(callCentre.get(account + "/invoices/" + number));
    JsonNode notice = found(callCentre.get(account + "/notices"));

    assertThat(page.path("page").asInt()).isOne();
    assertThat(page.at("/items/0/totalMinor").asLong()).isEqualTo(2_144);
    assertThat(none.path("total").asLong()).isZero();
    assertThat(one.path("lines").size()).isEqualTo(2);
    assertThat(one.at("/lines/0/taxRate").decimalValue()).isEqualByComparingTo("0.0725");
    assertThat(one.path("cardLastFour").asString()).isEqualTo("4242");
    assertThat(one.path("paidAt").asString()).isEqualTo("2026-11-22T15:00:00Z");
    assertThat(notice.at("/items/0/totalMinor").asLong()).isEqualTo(2_144);
    callCentre
        .get("/customers/" + customers.register("Ben").id() + "/invoices/" + number)
        .andExpect(status().isNotFound());
  }

  @Test
  void whatHttpItselfForbidsIsAProblemToo() throws Exception {
    callCentre
        .call(HttpMethod.POST, account + "/plans", "{}")
        .andExpect(status().isMethodNotAllowed())
        .andExpect(header().string("Allow", "GET"))
        .andExpect(jsonPath("$.type").value(PROBLEM + "wrong-method"));
    callCentre
        .perform(MockMvcRequestBuilders.get("/api/v1" + account).accept("text/html"))
        .andExpect(status().isNotAcceptable())
        .andExpect(jsonPath("$.type").value(PROBLEM + "not-acceptable"));
    callCentre
        .perform(
            MockMvcRequestBuilders.put("/api/v1" + account + "/details")
                .contentType("text/xml")
                .content("<name/>"))
        .andExpect(status().isUnsupportedMediaType())
        .andExpect(jsonPath("$.type").value(PROBLEM + "not-json"));
    callCentre
        .put(account + "/tickets/" + UUID.randomUUID(), "{\"x\": \"" + "y".repeat(70_000) + "\"}")
        .andExpect(status().isContentTooLarge())
        .andExpect(jsonPath("$.type").value(PROBLEM + "too-large"));
    callCentre
        .get("/nothing/here")
        .andExpect(status().isNotFound())
        .andExpect(jsonPath("$.type").value(PROBLEM + "not-found"));
  }

  @Test
  void aFieldOfAnotherTypeIsNamed() throws Exception {
    Map<String, String> wrong =
        Map.of(
            "{\"contract\": 3, \"startsOn\": \"2026-12-01\"}", "contract",
            "{\"contract\": \"HOME-3\", \"startsOn\": \"tomorrow\"}", "startsOn",
            "{\"contract\": \"HOME-3\", \"startsOn\": \"2026-12-01\", \"devices\": [\"x\"]}",
                "devices[]",
            "{\"contract\": \"a\\u0000b\", \"startsOn\": \"2026-12-01\"}", "contract",
            "{\"contract\": \"\\ud800\", \"startsOn\": \"2026-12-01\"}", "contract");
    for (Map.Entry<String, String> body : wrong.entrySet()) {
      callCentre
          .put(account + "/plans/" + UUID.randomUUID(), body.getKey())
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.type").value(PROBLEM + "wrong-type"))
          .andExpect(jsonPath("$.errors[0].field").value(body.getValue()));
    }
    for (String rating : List.of("\"5\"", "4.7", "true", "99999999999", "\"\"")) {
      callCentre
          .put(
              account + "/tickets/" + UUID.randomUUID() + "/survey", "{\"rating\": " + rating + "}")
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("rating"));
    }
    callCentre
        .put(account + "/preferences", "{\"invoiceMails\": \"yes\"}")
        .andExpect(jsonPath("$.errors[0].field").value("invoiceMails"));
    callCentre
        .get(account + "/plans/17")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("id"));
    callCentre
        .get(account + "/invoices?page=many")
        .andExpect(jsonPath("$.errors[0].field").value("page"));
    callCentre
        .get("/contracts?startsOn=soon")
        .andExpect(jsonPath("$.errors[0].field").value("startsOn"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "17",
        "\"text\"",
        "{\"name\":",
        "\u0000",
        "{}{}",
        "[[[[[[",
        "{\"a\":}",
        "{\"devices\": [null], \"contract\": null, \"title\": null, \"jwe\": null}",
        "{\"title\": [], \"kind\": {}, \"rating\": [], \"version\": \"x\", \"jwe\": false}",
        "{\"kind\": \"NONE\", \"make\": \"\", \"model\": \"\", \"title\": \"\", \"rating\": -1}",
        "{\"kind\": \"PHONE\", \"make\": \"\u202e\ud83d\ude00\", \"model\": \"'; drop table x; --\"}",
        "{\"title\": \"\u0007\u202e<script>\", \"rating\": 2147483647, \"comment\": \"\u0085\"}",
        "{\"contract\": \"HOME-3\", \"version\": -9223372036854775808, \"startsOn\": \"+999999999-12-31\"}",
        "{\"name\": \"\u0085\", \"street\": \"\", \"city\": \"\", \"state\": \"\", \"postalCode\": \"\"}"
      })
  void noBodyMakesTheApiFail(String body) throws Exception {
    for (String path :
        List.of(
            "/details",
            "/preferences",
            "/plans/{id}",
            "/plans/{id}/contract",
            "/plans/{id}/devices",
            "/plans/{id}/cancellation",
            "/devices/{id}",
            "/cards/{id}",
            "/cards/{id}/choice",
            "/tickets/{id}",
            "/tickets/{id}/comments/{id}",
            "/tickets/{id}/closure",
            "/tickets/{id}/survey")) {
      int answered =
          callCentre
              .put(account + path.replace("{id}", UUID.randomUUID().toString()), body)
              .andReturn()
              .getResponse()
              .getStatus();

      assertThat(answered).as("PUT %s %s", path, body).isLessThan(500);
    }
  }

  @Test
  void noQueryMakesTheApiFail() throws Exception {
    for (String value : List.of("", "%00", "%F0%9F%98%80", "%27%3B--", "-1", "9".repeat(400))) {
      for (String query :
          List.of(
              "/contracts?q=",
              "/contracts?size=",
              "/contracts?startsOn=",
              "/customers?email=",
              account + "/tickets?page=",
              account + "/tickets?show=",
              account + "/tickets?q=",
              account + "/invoices?page=",
              account + "/invoices?year=",
              account + "/plan-preview?startsOn=2026-12-01&contract=",
              account + "/plan-preview?contract=HOME-3&startsOn=",
              account + "/plan-preview?contract=HOME-3&startsOn=2026-12-01&devices=")) {
        int answered = callCentre.get(query + value).andReturn().getResponse().getStatus();

        assertThat(answered).as(query + value).isLessThan(500);
      }
    }
    assertThat(found(callCentre.get("/contracts?startsOn=+999999999-12-31")).isMissingNode())
        .isFalse();
  }

  private MockHttpServletRequestBuilder details(String name, String state) {
    return MockMvcRequestBuilders.put("/api/v1" + account + "/details")
        .contentType("application/json")
        .content(
            """
            {"name": "%s", "street": "1 Elm Street", "city": "Sacramento", "state": "%s",
             "postalCode": "95814"}"""
                .formatted(name, state));
  }

  private String text(String path, String jwe) throws Exception {
    return found(callCentre.put(path, "{\"jwe\": \"" + jwe + "\"}")).toString();
  }

  private CardStatusChanged verified(UUID registration, String lastFour, int order) {
    return new CardStatusChanged(
        registration,
        ada.id(),
        true,
        "visa",
        lastFour,
        YearMonth.of(2030, 12),
        null,
        PortalFixture.NOW.plusSeconds(order));
  }

  private void resolved(UUID ticket) {
    jdbc.sql("update customer.ticket set state = 'RESOLVED', version = 4 where id = ?")
        .param(ticket)
        .update();
  }
}
