package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.ApiCaller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** A customer, the details and the preferences by the API. */
@PortalTest
class ApiCustomersIntegrationTests {

  private static final String PROBLEM = "urn:sysopsquad:problem:";

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;

  private Customer ada;
  private ApiCaller callCentre;
  private String account;

  @BeforeEach
  void getToken() throws Exception {
    ada = customers.register("Ada Barrow");
    account = "/customers/" + ada.id();
    callCentre = ApiCaller.callCentre(mvc);
  }

  @Test
  void aClientFindsACustomerByTheEmailAddress() throws Exception {
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
    long seen = ada.version();
    callCentre.get(account).andExpect(header().string("ETag", tag(seen)));

    callCentre
        .perform(details("Ada Hill", "CA").header("If-Match", tag(seen)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("Ada Hill"));
    long changed = version();
    assertThat(changed).isGreaterThan(seen);
    callCentre.get(account).andExpect(header().string("ETag", tag(changed)));
    for (String stale :
        List.of(
            tag(seen),
            "W/" + tag(seen),
            "\"x\"",
            "\"%d-gzip\", %s".formatted(seen, tag(changed + 1)))) {
      callCentre
          .perform(details("Ada Dale", "CA").header("If-Match", stale))
          .andExpect(status().isPreconditionFailed())
          .andExpect(jsonPath("$.type").value(PROBLEM + "changed-meanwhile"));
    }
    for (String unquoted : List.of(Long.toString(changed), "")) {
      callCentre
          .perform(details("Ada Dale", "CA").header("If-Match", unquoted))
          .andExpect(status().isBadRequest())
          .andExpect(jsonPath("$.errors[0].field").value("If-Match"))
          .andExpect(
              jsonPath("$.errors[0].detail")
                  .value("Send * or ETags in double quotes, exactly as the ETag header has them."));
    }
    callCentre
        .perform(details("Ada Hill", "CA"))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", tag(changed)));
  }

  @Test
  void detailsChangeIfOneOfTheTagsIsTheirsAlsoThroughAProxyThatCompresses() throws Exception {
    List<String> tags =
        List.of("\"V\", \"999\"", "W/\"V\"", "\"V-gzip\"", "*", "\"999\", W/\"V-br\"");
    for (String tag : tags) {
      String present = tag.replace("V", Long.toString(version()));
      callCentre
          .perform(details("Ada " + tags.indexOf(tag), "CA").header("If-Match", present))
          .andExpect(status().isOk());
    }
    callCentre
        .perform(
            details("Ada Dale", "CA")
                .header("If-Match", "\"1\"")
                .header("If-Match", tag(version())))
        .andExpect(status().isOk());
  }

  @Test
  void aCustomerWhoIsSignedInDoesTheSame() throws Exception {
    PortalVisitor visitor = PortalVisitor.signedIn(mvc, ada);
    ApiCaller session = ApiCaller.session(visitor);
    String details =
        """
        {"name": "Ada Hill", "street": "2 Oak Street", "city": "Reno", "state": "NV",
         "postalCode": "89501", "and": ["what", "nobody", "knows"]}\
        """;

    found(session.put("/customers/me/details", details));

    assertThat(found(session.get("/customers/me")).path("street").asString())
        .isEqualTo("2 Oak Street");
    visitor.get("/").andExpect(status().isOk());
    found(
        session.put(
            "/customers/me/preferences",
            "{\"timeZone\": \"Asia/Tokyo\", \"invoiceEmails\": false, \"language\": \"de\"}"));
    JsonNode preferred = found(session.get(account + "/preferences"));
    assertThat(preferred.path("timeZone").asString()).isEqualTo("Asia/Tokyo");
    assertThat(preferred.path("invoiceEmails").asBoolean()).isFalse();
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
    assertThat(missing.at("/errors/0/detail").asString()).isEqualTo("This field is required.");
    assertThat(wrong.at("/type").asString()).isEqualTo(PROBLEM + "invalid");
    assertThat(wrong.at("/errors/0/field").asString()).isEqualTo("state");
    assertThat(wrong.at("/errors/0/detail").asString()).contains("two-letter code");
    assertThat(german.at("/title").asString()).isEqualTo("Ungültig");
    callCentre
        .put(account + "/preferences", "{\"timeZone\": \"Moon/Crater\", \"invoiceEmails\": true}")
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.errors[0].field").value("timeZone"));
  }

  private MockHttpServletRequestBuilder details(String name, String state) {
    return MockMvcRequestBuilders.put("/api/v1" + account + "/details")
        .contentType("application/json")
        .content(
            """
            {"name": "%s", "street": "1 Elm Street", "city": "Sacramento", "state": "%s",
             "postalCode": "95814"}\
            """
                .formatted(name, state));
  }

  private static String tag(long version) {
    return "\"" + version + "\"";
  }

  private long version() throws Exception {
    return found(callCentre.get(account)).path("version").asLong();
  }
}
