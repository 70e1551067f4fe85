package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.ApiCaller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.message.CardStatusChanged;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.SealedTestCards;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Cards by the API: handed in sealed, and never shown. */
@PortalTest
class ApiCardsIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired SealedTestCards sealed;

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
  void aCardIsHandedInSealedAndNeverShownButForItsEnd() throws Exception {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();

    String pending = text(account + "/cards/" + first, sealed.card(first));
    String again = text(account + "/cards/" + first, sealed.card(first));
    text(account + "/cards/" + second, sealed.card(second));
    billing.send(verified(first, "4242", 1), verified(second, "1881", 2));
    await()
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
}
