package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Contracts, plans and the devices that they cover by the API. */
@PortalTest
class ApiPlansIntegrationTests {

  private static final String PROBLEM = "urn:sysopsquad:problem:";
  private static final String DEVICE =
      "{\"kind\": \"TELEVISION\", \"make\": \"Lumen\", \"model\": \"X200\", \"serial\": \"SN-1\"}";

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
    long seen = chosen.path("version").asLong();
    JsonNode changed = found(callCentre.put(plan + "/contract", contract("GAMER-2", seen)));
    found(callCentre.put(plan + "/contract", contract("GAMER-2", seen)));
    callCentre
        .put(plan + "/contract", contract("HOME-3", seen))
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
    callCentre
        .put(
            account + "/devices/" + UUID.randomUUID(),
            DEVICE.replace("SN-1", "4242 4242 4242 4242"))
        .andExpect(status().isUnprocessableContent());
    callCentre.delete(account + "/devices/" + UUID.randomUUID()).andExpect(status().isNotFound());
  }

  private static String contract(String code, long version) {
    return "{\"contract\": \"%s\", \"version\": %d}".formatted(code, version);
  }
}
