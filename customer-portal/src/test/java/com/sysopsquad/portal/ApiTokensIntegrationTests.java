package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.SECRET;
import static com.sysopsquad.portal.ApiCaller.ask;
import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.ApiCaller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** How clients get tokens for the API, and what a call with one leaves behind. */
@PortalTest
class ApiTokensIntegrationTests {

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired SecurityEvents events;
  @LocalServerPort int port;

  private Customer ada;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
  }

  @Test
  void aTokenIsForClientsThatKnowTheirSecret() throws Exception {
    PortalVisitor asker = new PortalVisitor(mvc);

    ask(asker, "reader", "a guess of the same length, 123", "client_credentials", "customers:read")
        .andExpect(status().isUnauthorized())
        .andExpect(jsonPath("$.error").value("invalid_client"));
    ask(asker, "nobody", SECRET, "client_credentials", "customers:read")
        .andExpect(status().isUnauthorized());
    ask(asker, "reader", SECRET, "client_credentials", "customers:write")
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.error").value("invalid_scope"));
    for (String grant : List.of("password", "authorization_code", "refresh_token", "")) {
      ask(asker, "reader", SECRET, grant, "customers:read").andExpect(status().isBadRequest());
    }

    ask(asker, "reader", SECRET, "client_credentials", "customers:read")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.token_type").value("Bearer"))
        .andExpect(jsonPath("$.expires_in").isNumber())
        .andExpect(jsonPath("$.refresh_token").doesNotExist())
        .andExpect(cookie().doesNotExist("SYSOPS_SESSION"));
  }

  @Test
  void whoAsksForTooManyTokensWaits() throws Exception {
    PortalVisitor guesser = new PortalVisitor(mvc);
    for (int i = 0; i < 30; i++) {
      ask(guesser, "reader", "guess " + i, "client_credentials", "customers:read")
          .andExpect(status().isUnauthorized());
    }

    ask(guesser, "reader", SECRET, "client_credentials", "customers:read")
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "2"));
    ApiCaller.client(mvc, "reader", SECRET, "customers:read");
  }

  @Test
  void aClientThatCallsTooOftenWaits() throws Exception {
    ApiCaller hasty = ApiCaller.client(mvc, "hasty", SECRET, "customers:read");
    for (int i = 0; i < 3; i++) {
      found(hasty.get("/contracts"));
    }

    hasty
        .get("/contracts")
        .andExpect(status().isTooManyRequests())
        .andExpect(header().string("Retry-After", "20"))
        .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:too-many"));
    found(ApiCaller.client(mvc, "reader", SECRET, "customers:read").get("/contracts"));
  }

  @Test
  void theKeysThatEverybodyGetsArePublic() throws Exception {
    JsonNode keys =
        json(
            ApiCaller.stranger(mvc)
                .perform(MockMvcRequestBuilders.get("/oauth2/jwks"))
                .andExpect(status().isOk()));

    assertThat(keys.path("keys").values())
        .singleElement()
        .satisfies(
            key -> {
              assertThat(key.path("crv").asString()).isEqualTo("P-256");
              assertThat(key.path("kid").asString()).isNotEmpty();
              assertThat(key.has("d")).isFalse();
            });
  }

  @Test
  void aTokenCallNeedsAndLeavesNoCookie() throws Exception {
    ApiCaller.callCentre(mvc)
        .put("/customers/" + ada.id() + "/preferences", "{\"invoiceEmails\": false}")
        .andExpect(status().isOk())
        .andExpect(header().doesNotExist("Set-Cookie"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(
            header().string("Content-Security-Policy", containsString("default-src 'none'")));
  }

  @Test
  void customersSeeWhichClientDidWhat() throws Exception {
    ApiCaller callCentre = ApiCaller.callCentre(mvc);
    found(callCentre.get("/customers?email=" + ada.email().toUpperCase(Locale.ROOT)));
    callCentre.get("/customers/" + ada.id() + "/tickets/" + UUID.randomUUID());
    callCentre.put("/customers/" + ada.id() + "/tickets/" + UUID.randomUUID(), "{");

    assertThat(events.of(ada.id(), 10))
        .extracting(SecurityEvent::kind, SecurityEvent::browser)
        .contains(
            tuple(SecurityEvent.Kind.CHANGED_BY_CLIENT, "call-centre: PUT /tickets/{id}"),
            tuple(SecurityEvent.Kind.READ_BY_CLIENT, "call-centre: GET /tickets/{id}"))
        .hasSize(3);
  }

  @Test
  void whatAClientReadsAgainAndAgainIsOneEventOfTheDay() throws Exception {
    ApiCaller callCentre = ApiCaller.callCentre(mvc);
    for (int call = 0; call < 3; call++) {
      callCentre.get("/customers/" + ada.id() + "/tickets").andExpect(status().isOk());
    }

    assertThat(events.of(ada.id(), 10))
        .filteredOn(event -> event.kind() == SecurityEvent.Kind.READ_BY_CLIENT)
        .extracting(SecurityEvent::times)
        .containsExactly(3L);
  }

  @Test
  void overTheWireItIsTheSame() throws Exception {
    String portalHere = "http://localhost:" + port;
    String token =
        ApiCaller.token(new PortalVisitor(mvc), "writer", SECRET, "customers:read customers:write");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder call =
          HttpRequest.newBuilder()
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json");
      URI ticket =
          URI.create(
              portalHere + "/api/v1/customers/" + ada.id() + "/tickets/" + UUID.randomUUID());
      byte[] much = new byte[300_000];
      HttpResponse<String> good = sent(client, call.uri(ticket).PUT(body("{\"title\": \"Ä\"}")));
      HttpResponse<String> huge =
          sent(
              client, call.PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much))));
      HttpResponse<String> stranger =
          sent(client, HttpRequest.newBuilder(URI.create(portalHere + "/api/v1/contracts")));
      HttpResponse<String> odd =
          sent(client, call.uri(URI.create(portalHere + "/api/v1/customers;x=1/%2e%2e/a")).GET());

      assertThat(good.statusCode()).isEqualTo(200);
      assertThat(good.body()).contains("\"title\":\"Ä\"");
      assertThat(good.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(huge.statusCode()).isEqualTo(413);
      assertThat(huge.body()).contains("urn:sysopsquad:problem:too-large");
      assertThat(stranger.statusCode()).isEqualTo(401);
      assertThat(stranger.headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(odd.statusCode()).isEqualTo(400);
    }
  }

  private static HttpResponse<String> sent(HttpClient client, HttpRequest.Builder call)
      throws Exception {
    return client.send(call.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private static HttpRequest.BodyPublisher body(String text) {
    return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
  }
}
