package com.sysopsquad.portal;

import static com.sysopsquad.portal.ApiCaller.found;
import static com.sysopsquad.portal.ApiCaller.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;

/** Cards by the API: handed in sealed, and never shown. */
@PortalTest
class ApiCardsIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired SealedTestCards sealed;
  @Autowired JdbcClient jdbc;

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
  void everyCardIsReachedByPagingAndByItsId() throws Exception {
    List<UUID> ids =
        jdbc.sql(
                """
                insert into customer.card
                    (id, customer_id, state, brand, last_four, expires_on, handed_in_at, decided_at)
                select gen_random_uuid(), ?, 'VERIFIED', 'visa', lpad(n::text, 4, '0'), '2030-12-31',
                       timestamptz '2026-10-01' + n * interval '1 minute',
                       timestamptz '2026-10-01' + n * interval '1 minute'
                from generate_series(41, 1, -1) n
                returning id
                """)
            .param(ada.id())
            .query(UUID.class)
            .list();

    JsonNode first = found(callCentre.get(account + "/cards"));
    JsonNode second = found(callCentre.get(account + "/cards?page=2"));
    JsonNode beyond = found(callCentre.get(account + "/cards?page=99"));

    assertThat(first.path("items").size()).isEqualTo(20);
    assertThat(first.path("total").asInt()).isEqualTo(41);
    assertThat(first.at("/items/0/pays").asBoolean()).isTrue();
    assertThat(second.at("/items/0/lastFour").asString()).isEqualTo("0021");
    assertThat(beyond.path("page").asInt()).isEqualTo(99);
    assertThat(beyond.path("pages").asInt()).isEqualTo(3);
    assertThat(beyond.path("items").isEmpty()).isTrue();
    assertThat(beyond.path("total").asInt()).isEqualTo(41);
    assertThat(found(callCentre.get(account + "/cards?page=3")).path("items").size()).isEqualTo(1);
    for (UUID id : List.of(ids.getFirst(), ids.get(20), ids.getLast())) {
      assertThat(found(callCentre.get(account + "/cards/" + id)).path("id").asString())
          .isEqualTo(id.toString());
    }

    found(callCentre.call(HttpMethod.PUT, account + "/cards/" + ids.get(20) + "/choice", null));
    callCentre.delete(account + "/cards/" + ids.getLast()).andExpect(status().isNoContent());

    assertThat(found(callCentre.get(account + "/cards")).at("/items/0/id").asString())
        .isEqualTo(ids.get(20).toString());
    assertThat(found(callCentre.get(account + "/cards")).path("total").asInt()).isEqualTo(40);
    callCentre
        .get(account + "/cards?page=last")
        .andExpect(jsonPath("$.errors[0].field").value("page"));
    PortalVisitor visitor = PortalVisitor.signedIn(mvc, ada);
    assertThat(PortalVisitor.body(visitor.get("/cards")))
        .contains("Page 1 of 2", "href=\"/cards?page=2\"")
        .doesNotContain("ending in 0002");
    assertThat(PortalVisitor.body(visitor.get("/cards?page=2")))
        .contains("Page 2 of 2", "ending in 0002", "href=\"/cards?page=1\"");
    assertThat(PortalVisitor.body(visitor.get("/cards/" + ids.get(39) + "/remove")))
        .contains("Remove Visa ending in 0002?");
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
