package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.SECRET;
import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.PortalFixture.age;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.display.PortalAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may call the API, and for whom; and its document, which names every operation. */
@PortalTest
class ApiAccessIntegrationTests {

  private static final Path DOCUMENT = Path.of("../docs/openapi.json");

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Customers all;
  @Autowired Catalog catalog;
  @Autowired JwtEncoder encoder;
  @Autowired PortalAddress portal;
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;

  private Customer ada;
  private Customer ben;
  private PortalVisitor visitor;

  @BeforeEach
  void signIn() throws Exception {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
    visitor = PortalVisitor.signedIn(mvc, ada);
  }

  @Test
  void theKeptDocumentIsThatOfTheApi() throws Exception {
    String served =
        ApiCaller.stranger(mvc)
            .perform(MockMvcRequestBuilders.get("/api/openapi.json"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    if ("write".equals(System.getProperty("contracts"))) {
      Files.writeString(DOCUMENT, served + "\n");
    }

    assertThat(served)
        .as(
            "docs/openapi.json does not say what the code does. To write it: mvn verify -pl"
                + " customer-portal -am -Dit.test=ApiAccessIntegrationTests"
                + " -Dfailsafe.failIfNoSpecifiedTests=false -Dcontracts=write")
        .isEqualTo(Files.readString(DOCUMENT).stripTrailing());
    assertThat(served).contains("\"openapi\" : \"3.1.0\"");
  }

  @Test
  void noOperationIsForStrangersOrForTokensThatAreNotOurs() throws Exception {
    String us = portal.origin();
    List<ApiCaller> refused =
        List.of(
            ApiCaller.stranger(mvc),
            ApiCaller.withToken(mvc, "no.token.atall"),
            ApiCaller.withToken(mvc, token(us, us + "/api", Duration.ofMinutes(-10))),
            ApiCaller.withToken(mvc, token(us, "somebody else", Duration.ofMinutes(5))),
            ApiCaller.withToken(mvc, token("https://x", us + "/api", Duration.ofMinutes(5))));

    for (ApiCaller caller : refused) {
      for (Call operation : operations()) {
        operation
            .by(caller, ada.id())
            .andExpect(status().isUnauthorized())
            .andExpect(header().string("WWW-Authenticate", startsWith("Bearer")))
            .andExpect(header().string("Content-Type", startsWith("application/problem+json")))
            .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:not-signed-in"));
      }
    }
    found(
        ApiCaller.withToken(mvc, token(us, us + "/api", Duration.ofMinutes(5)))
            .get("/customers/" + ada.id()));
  }

  @Test
  void aTokenAllowsWhatItsScopesSay() throws Exception {
    ApiCaller reader = ApiCaller.client(mvc, "reader", SECRET, "customers:read");
    ApiCaller writer = ApiCaller.client(mvc, "writer", SECRET, "customers:read customers:write");

    for (Call operation : operations()) {
      if (operation.path().equals("/csrf")) {
        operation.by(writer, ada.id()).andExpect(status().isForbidden());
      } else if (operation.looks()) {
        assertThat(operation.by(reader, ada.id()).andReturn().getResponse().getStatus())
            .as(operation.toString())
            .isNotIn(401, 403, 500);
      } else {
        operation
            .by(reader, ada.id())
            .andExpect(status().isForbidden())
            .andExpect(header().string("WWW-Authenticate", containsString("insufficient_scope")))
            .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:not-allowed"));
        int answered = operation.by(writer, ada.id()).andReturn().getResponse().getStatus();
        if (operation.path().contains("/cards")) {
          assertThat(answered).as(operation.toString()).isEqualTo(403);
        } else {
          assertThat(answered).as(operation.toString()).isNotIn(401, 403, 500);
        }
      }
    }
  }

  @Test
  void nobodyFindsWhatIsNotTheirs() throws Exception {
    ApiCaller callCentre = ApiCaller.callCentre(mvc);
    ApiCaller session = ApiCaller.session(visitor);
    all.close(ben.id());

    for (Call operation : operations()) {
      if (operation.path().contains("{customer}")) {
        operation.by(session, ben.id()).andExpect(status().isNotFound());
        operation.by(callCentre, ben.id()).andExpect(status().isNotFound());
        operation
            .by(callCentre, UUID.randomUUID())
            .andExpect(status().isNotFound())
            .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:not-found"));
      }
    }
    callCentre.get("/customers/me").andExpect(status().isNotFound());
    callCentre.get("/customers/17").andExpect(status().isNotFound());
    session.get("/customers?email=" + ada.email()).andExpect(status().isForbidden());
  }

  @Test
  void aSessionChangesNothingWithoutItsCsrfToken() throws Exception {
    ApiCaller forged = ApiCaller.stranger(mvc);
    PortalVisitor plain = PortalVisitor.signedIn(mvc, ada);

    for (Call operation : operations()) {
      if (!operation.looks()) {
        plain
            .perform(operation.request("me"))
            .andExpect(status().isForbidden())
            .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:no-csrf-token"));
        operation.by(forged, ada.id()).andExpect(status().isUnauthorized());
      }
    }
    assertThat(all.get(ada.id())).isEqualTo(ada);
  }

  @Test
  void whatIsAtStakeWantsThePasswordAgainInASession() throws Exception {
    ApiCaller session = ApiCaller.session(visitor);
    found(session.get("/customers/me"));
    age(sessions, ada, "sysops.proven-at", Duration.ofMinutes(11));

    found(session.get("/customers/me"));
    found(session.put("/customers/me/preferences", "{\"invoiceEmails\": true}"));
    for (Call operation : operations()) {
      if (!operation.looks()
          && (operation.path().contains("/cards") || operation.path().contains("/details"))) {
        operation
            .by(session, ada.id())
            .andExpect(status().isForbidden())
            .andExpect(jsonPath("$.type").value("urn:sysopsquad:problem:sign-in-again"))
            .andExpect(jsonPath("$.detail").value(containsString("/sign-in/again")));
      }
    }
  }

  @Test
  void aSessionThatIsTooOldEnds() throws Exception {
    ApiCaller session = ApiCaller.session(visitor);
    age(sessions, ada, "sysops.signed-in-at", Duration.ofHours(13));

    session.get("/customers/me").andExpect(status().isUnauthorized());
    session.get("/customers/me").andExpect(status().isUnauthorized());
  }

  /** An operation that the document names. */
  private record Call(HttpMethod method, String path) {

    boolean looks() {
      return HttpMethod.GET.equals(method);
    }

    ResultActions by(ApiCaller caller, UUID customer) throws Exception {
      return caller.perform(request(customer.toString()));
    }

    MockHttpServletRequestBuilder request(String customer) {
      String filled =
          path.replace("{customer}", customer)
              .replace("{id}", UUID.randomUUID().toString())
              .replace("{comment}", UUID.randomUUID().toString())
              .replace("{photo}", UUID.randomUUID().toString())
              .replace("{number}", "2026-11-01-000001");
      var call =
          MockMvcRequestBuilders.request(method, ApiCaller.ROOT + filled)
              .queryParam("email", "nobody@example.test")
              .queryParam("contract", "HOME-3")
              .queryParam("startsOn", "2026-12-01");
      return HttpMethod.PUT.equals(method)
          ? call.contentType(path.endsWith("{photo}") ? "image/png" : "application/json")
              .content("{}")
          : call;
    }
  }

  private static List<Call> operations() throws Exception {
    JsonNode paths = new JsonMapper().readTree(Files.readString(DOCUMENT)).path("paths");
    List<Call> operations =
        paths.properties().stream()
            .flatMap(
                path ->
                    path.getValue().propertyNames().stream()
                        .map(
                            method ->
                                new Call(
                                    HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                                    path.getKey().substring(ApiCaller.ROOT.length()))))
            .toList();
    assertThat(operations).hasSizeGreaterThan(25);
    return operations;
  }

  private String token(String issuer, String audience, Duration lifetime) {
    Instant now = Instant.now();
    Instant issued = lifetime.isNegative() ? now.plus(lifetime.multipliedBy(2)) : now;
    return encoder
        .encode(
            JwtEncoderParameters.from(
                JwsHeader.with(SignatureAlgorithm.ES256).build(),
                JwtClaimsSet.builder()
                    .issuer(issuer)
                    .subject("reader")
                    .audience(List.of(audience))
                    .issuedAt(issued)
                    .expiresAt(now.plus(lifetime))
                    .claim("scope", List.of("customers:read"))
                    .build()))
        .getTokenValue();
  }
}
