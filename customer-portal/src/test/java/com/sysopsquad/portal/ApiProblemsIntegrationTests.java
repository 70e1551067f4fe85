package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** What the API says to what it cannot read; nothing makes it fail. */
@PortalTest
class ApiProblemsIntegrationTests {

  private static final String PROBLEM = "urn:sysopsquad:problem:";

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Catalog catalog;

  private ApiCaller callCentre;
  private String account;

  @BeforeEach
  void getToken() throws Exception {
    catalog.publishUsual();
    account = "/customers/" + customers.register("Ada Barrow").id();
    callCentre = ApiCaller.callCentre(mvc);
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
    for (String text : List.of("a\\u0000b", "\\ud800", "\\u0000")) {
      callCentre
          .put(
              account + "/plans/" + UUID.randomUUID(),
              "{\"contract\": \"%s\", \"startsOn\": \"2026-12-01\"}".formatted(text))
          .andExpect(
              jsonPath("$.errors[0].detail")
                  .value(startsWith("The text contains a character that cannot be stored")));
    }
    for (String rating : List.of("\"5\"", "4.7", "true", "99999999999", "\"\"")) {
      callCentre
          .put(
              account + "/tickets/" + UUID.randomUUID() + "/survey", "{\"rating\": " + rating + "}")
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("rating"));
    }
    callCentre
        .put(account + "/preferences", "{\"invoiceEmails\": \"yes\"}")
        .andExpect(jsonPath("$.errors[0].field").value("invoiceEmails"));
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

  /**
   * Tried: dates, choices, IDs, numbers, switches and texts, in bodies, queries and paths; of
   * another type, and nearly right.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "plans/ID; {~contract~: ~HOME-3~, ~startsOn~: ~11/30/2026~}; Use a date such as",
        "plans/ID; {~contract~: ~HOME-3~, ~startsOn~: ~2026-02-30~}; Use a date such as",
        "plans/ID; {~contract~: 3, ~startsOn~: ~2026-12-01~}; Use a text in double quotes.",
        "plans/17; {~contract~: ~HOME-3~, ~startsOn~: ~2026-12-01~}; Use a whole ID: 36",
        "tickets/ID; {~title~: ~No~, ~deviceId~: ~17~}; Use a whole ID: 36 characters",
        "tickets/ID; {~title~: ~No~, ~urgency~: ~high~}; Use one of LOW, NORMAL, HIGH.",
        "tickets/ID/survey; {~rating~: ~5~}; Use a whole number.",
        "preferences; {~invoiceEmails~: ~yes~}; Use true or false."
      })
  void aWrongValueIsToldWhatIsWanted(String path, String body, String wanted) throws Exception {
    callCentre
        .put(
            account + "/" + path.replace("ID", UUID.randomUUID().toString()),
            body.replace('~', '"'))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].detail").value(startsWith(wanted)));
  }

  @ParameterizedTest
  @CsvSource({
    "/invoices?page=x, Use a whole number.",
    "/tickets?page=1.5, Use a whole number.",
    "/plan-preview?contract=HOME-3&startsOn=soon, Use a date such as 2026-12-31.",
    "/plan-preview?startsOn=2026-12-01, This field is required."
  })
  void aWrongParameterIsToldWhatIsWanted(String query, String wanted) throws Exception {
    callCentre
        .get(account + query)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].detail").value(wanted));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"contract\": \"HOME-3\", \"contract\": \"HOME-5\", \"startsOn\": \"2026-12-01\"}",
        "{\"contract\": \"HOME-3\", \"startsOn\": \"2026-12-01\", \"contr\\u0061ct\": \"HOME-5\"}",
        "{\"contract\": \"HOME-3\", \"unknown\": 1, \"startsOn\": \"2026-12-01\", \"unknown\": 2}",
        "{\"contract\": \"HOME-3\", \"unknown\": {\"a\": 1, \"a\": 1}, \"startsOn\": \"2026-12-01\"}"
      })
  void aKeyThatIsGivenTwiceIsRefused(String body) throws Exception {
    callCentre
        .put(account + "/plans/" + UUID.randomUUID(), body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.type").value(PROBLEM + "key-twice"))
        .andExpect(
            jsonPath("$.detail").value("A key appears twice in this JSON. Use each key once."));
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
}
