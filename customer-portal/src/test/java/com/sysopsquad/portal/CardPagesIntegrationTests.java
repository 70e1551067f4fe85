package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.delivery.mark.LossWatch;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.Card;
import com.sysopsquad.portal.card.Card.Rejected;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.card.Cards;
import com.sysopsquad.portal.card.HandingInCard;
import com.sysopsquad.portal.card.sealing.CardNotAccepted;
import com.sysopsquad.portal.card.sealing.SealedTestCards;
import com.sysopsquad.portal.security.SignedInCustomer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class CardPagesIntegrationTests {

  private final BillingSide billing = BillingSide.start();

  @Autowired TestCustomers customers;
  @Autowired HandingInCard handingIn;
  @Autowired Cards cards;
  @Autowired SealedTestCards sealed;
  @Autowired MockMvc mvc;
  @Autowired JdbcClient jdbc;
  @Autowired LossWatch restored;
  @Autowired PlatformTransactionManager transactions;

  private Customer ada;
  private Customer ben;

  @BeforeEach
  void register() {
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  @Test
  void thePageRunsItsOwnScriptsAndNoOther() throws Exception {
    var answer = mvc.perform(get("/cards").with(as(ada))).andReturn().getResponse();
    String nonce = first("nonce=\"([A-Za-z0-9_-]{24})\"", answer.getContentAsString());

    assertThat(answer.getHeaders("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; script-src 'nonce-"
                + nonce
                + "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
                + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(all("<script([^>]*)>", answer.getContentAsString()))
        .hasSize(3)
        .allMatch(
            script ->
                script.matches(
                    "( defer)? src=\"/assets/(card|live|theme)-[0-9a-f]+\\.js\" nonce=\""
                        + nonce
                        + "\""));
    assertThat(all("(?:src|href|action)=\"([^\"]*)\"", answer.getContentAsString()))
        .allMatch(address -> address.startsWith("/") || address.equals("#content"));
    assertThat(
            mvc.perform(get("/cards").with(as(ada))).andReturn().getResponse().getContentAsString())
        .doesNotContain(nonce);
  }

  @Test
  void anEmptyListSaysWhatIsMissing() throws Exception {
    mvc.perform(get("/cards").with(as(ada)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("No cards yet")))
        .andExpect(content().string(containsString("<noscript>")));
  }

  @Test
  void aCardThatARestoreHasLostComesBackWithItsStatus() {
    UUID registration = UUID.randomUUID();

    billing.send(decided(registration, ada.id()), decided(UUID.randomUUID(), UUID.randomUUID()));

    await().until(() -> cards.of(ada.id()).size() == 1);
    assertThat(cards.get(ada.id(), registration))
        .isInstanceOfSatisfying(
            Verified.class,
            card -> {
              assertThat(card.lastFour()).isEqualTo("4242");
              assertThat(card.pays()).isTrue();
            });
  }

  @Test
  void aCardThatBillingHasNotReceivedInADayIsAskedForAgain() throws Exception {
    UUID registration = UUID.randomUUID();
    handingIn.handIn(ada.id(), registration, sealed.card(registration));
    jdbc.sql(
            "update customer.card set handed_in_at = handed_in_at - interval '26 hours' where id = ?")
        .param(registration)
        .update();

    mvc.perform(get("/cards").with(as(ada)))
        .andExpect(content().string(containsString("The card was not received. Add it again.")));
    assertThat(cards.get(ada.id(), registration)).isInstanceOf(Rejected.class);
    mvc.perform(post("/cards/" + registration + "/remove").with(as(ada)).with(csrf()))
        .andExpect(redirectedUrl("/cards?done=card-removed"));

    assertThat(cards.of(ada.id())).isEmpty();
  }

  private static CardStatusChanged decided(UUID registration, UUID customerId) {
    return new CardStatusChanged(
        registration,
        customerId,
        true,
        "visa",
        "4242",
        YearMonth.of(2030, 12),
        null,
        PortalFixture.NOW);
  }

  @Test
  void aSealedCardIsTakenOnceHoweverOftenItIsSent() throws Exception {
    UUID registration = UUID.randomUUID();
    String jwe = sealed.card(registration);

    for (int i = 0; i < 3; i++) {
      mvc.perform(
              post("/cards")
                  .with(as(ada))
                  .with(csrf())
                  .param("registrationId", registration.toString())
                  .param("jwe", jwe))
          .andExpect(redirectedUrl("/cards?done=card"));
    }

    assertThat(cards.of(ada.id())).hasSize(1);
  }

  @Test
  void whateverIsNoSealedCardIsRefusedInPlainWords() throws Exception {
    for (String jwe :
        List.of(
            "",
            "4242424242424242",
            "<script>alert(1)</script>",
            "ж".repeat(100),
            "x".repeat(100_000))) {
      mvc.perform(
              post("/cards")
                  .with(as(ada))
                  .with(csrf())
                  .param("registrationId", UUID.randomUUID().toString())
                  .param("jwe", jwe))
          .andExpect(status().isUnprocessableContent())
          .andExpect(content().string(containsString("role=\"alert\"")))
          .andExpect(content().string(not(containsString("<script>alert"))));
    }
    mvc.perform(
            post("/cards")
                .with(as(ada))
                .with(csrf())
                .param("registrationId", "'; drop table customer.card")
                .param("jwe", sealed.card(UUID.randomUUID())))
        .andExpect(status().isUnprocessableContent());
    assertThat(cards.of(ada.id())).isEmpty();
  }

  @Test
  void nobodyTriesOutCardsByTheDozen() {
    for (int i = 0; i < 10; i++) {
      UUID registration = UUID.randomUUID();
      handingIn.handIn(ada.id(), registration, sealed.card(registration));
    }
    UUID another = UUID.randomUUID();

    assertThatThrownBy(() -> handingIn.handIn(ada.id(), another, sealed.card(another)))
        .isInstanceOf(CardNotAccepted.class)
        .hasMessage("card.too-many");
    assertThat(cards.of(ada.id())).hasSize(10);
  }

  @Test
  void theCardThatWasVerifiedLastPaysUntilAnotherIsChosen() throws Exception {
    UUID older = verified(ada, "4242", 1);
    UUID newer = verified(ada, "4444", 2);
    assertThat(payer(ada)).isEqualTo(newer);

    mvc.perform(post("/cards/" + older + "/choose").with(as(ada)).with(csrf()))
        .andExpect(redirectedUrl("/cards?done=default-card"));
    mvc.perform(post("/cards/" + older + "/choose").with(as(ada)).with(csrf()))
        .andExpect(redirectedUrl("/cards?done=default-card"));

    assertThat(payer(ada)).isEqualTo(older);
    await().until(() -> !arrangementsOf(ada).isEmpty());
    UUID latest = verified(ada, "1117", 100);
    assertThat(payer(ada)).isEqualTo(latest);
    assertThat(arrangementsOf(ada))
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.cardId()).isEqualTo(older);
              assertThat(told.arrangement()).isEqualTo(CardArrangement.CHOSEN);
              assertThat(told.at()).isAfter(PortalFixture.NOW.plusSeconds(2));
            });
  }

  /** Tried: a card that was decided on long before the restored state, another queue. */
  @Test
  void billingIsAskedAboutTheCardsThatARestoreMayHaveLost() throws Exception {
    verified(ada, "1881", -300_000);
    UUID older = verified(ada, "4242", 1);
    UUID newer = verified(ada, "4444", 2);

    new TransactionTemplate(transactions)
        .executeWithoutResult(
            _ -> {
              restored.undone("billing", Queues.CARD_STATUS, PortalFixture.NOW);
              restored.undone("billing", Queues.INVOICE, PortalFixture.NOW);
            });

    await().until(() -> arrangementsOf(ada).size() == 2);
    assertThat(arrangementsOf(ada))
        .extracting(CardArranged::cardId, CardArranged::arrangement, CardArranged::at)
        .containsExactly(
            tuple(older, CardArrangement.CHOSEN, PortalFixture.NOW.plusSeconds(1)),
            tuple(newer, CardArrangement.CHOSEN, PortalFixture.NOW.plusSeconds(2)));
    billing.send(
        new CardStatusChanged(
            newer,
            ada.id(),
            false,
            null,
            null,
            null,
            "We no longer have this card. Add it again.",
            PortalFixture.NOW.plusSeconds(3),
            "NOT_KNOWN"));
    await().until(() -> payer(ada).equals(older));
    mvc.perform(get("/cards").with(as(ada)))
        .andExpect(content().string(containsString("We no longer have this card. Add it again.")));
  }

  @Test
  void aCardIsRemovedAfterAQuestionAndTheOneBeforeItPays() throws Exception {
    UUID older = verified(ada, "4242", 1);
    UUID newer = verified(ada, "4444", 2);
    mvc.perform(get("/cards/" + newer + "/remove").with(as(ada)))
        .andExpect(content().string(containsString("Remove Visa ending in 4444?")))
        .andExpect(content().string(containsString("This is your default card.")));

    for (int i = 0; i < 2; i++) {
      mvc.perform(post("/cards/" + newer + "/remove").with(as(ada)).with(csrf()))
          .andExpect(redirectedUrl("/cards?done=card-removed"));
    }

    assertThat(payer(ada)).isEqualTo(older);
    assertThat(cards.of(ada.id())).hasSize(1);
    await().until(() -> !arrangementsOf(ada).isEmpty());
    assertThat(arrangementsOf(ada))
        .singleElement()
        .satisfies(told -> assertThat(told.arrangement()).isEqualTo(CardArrangement.REMOVED));
  }

  @Test
  void aCardOnItsWayIsNeitherChosenNorRemoved() throws Exception {
    UUID registration = UUID.randomUUID();
    handingIn.handIn(ada.id(), registration, sealed.card(registration));

    for (String what : List.of("choose", "remove")) {
      mvc.perform(post("/cards/" + registration + "/" + what).with(as(ada)).with(csrf()))
          .andExpect(status().isUnprocessableContent())
          .andExpect(content().string(containsString("This card is being verified.")));
    }
  }

  @Test
  void theCardsOfOthersAreNotThere() throws Exception {
    UUID adas = verified(ada, "4242", 1);

    mvc.perform(get("/cards").with(as(ben)))
        .andExpect(content().string(not(containsString("4242"))));
    mvc.perform(get("/cards/" + adas + "/remove").with(as(ben))).andExpect(status().isNotFound());
    for (String what : List.of("choose", "remove")) {
      mvc.perform(post("/cards/" + adas + "/" + what).with(as(ben)).with(csrf()))
          .andExpect(status().isNotFound());
      mvc.perform(post("/cards/" + adas + "/" + what).with(as(ada)))
          .andExpect(status().isForbidden());
    }
    assertThat(payer(ada)).isEqualTo(adas);
  }

  @Test
  void aCardThatBillingRejectsIsExplainedInTheReadersLanguage() throws Exception {
    UUID registration = UUID.randomUUID();
    handingIn.handIn(ada.id(), registration, sealed.card(registration));
    billing.send(
        new CardStatusChanged(
            registration,
            ada.id(),
            false,
            null,
            null,
            null,
            "The security code is incorrect.",
            PortalFixture.NOW,
            "SECURITY_CODE_INCORRECT"));
    await().until(() -> cards.get(ada.id(), registration) instanceof Rejected);

    mvc.perform(get("/cards").with(as(ada)))
        .andExpect(content().string(containsString("The security code is incorrect.")));
    mvc.perform(get("/cards").with(as(ada)).header("Accept-Language", "de"))
        .andExpect(content().string(containsString(">Die Prüfnummer stimmt nicht.<")));
  }

  private UUID verified(Customer customer, String lastFour, int order) {
    UUID registration = UUID.randomUUID();
    handingIn.handIn(customer.id(), registration, sealed.card(registration));
    Instant at = PortalFixture.NOW.plusSeconds(order);
    billing.send(
        new CardStatusChanged(
            registration, customer.id(), true, "visa", lastFour, YearMonth.of(2030, 12), null, at));
    await()
        .until(
            () ->
                cards.of(customer.id()).stream()
                    .anyMatch(card -> card.id().equals(registration) && card instanceof Verified));
    return registration;
  }

  private UUID payer(Customer customer) {
    return cards.of(customer.id()).stream()
        .filter(card -> card instanceof Verified verified && verified.pays())
        .map(Card::id)
        .findFirst()
        .orElseThrow();
  }

  private List<CardArranged> arrangementsOf(Customer customer) {
    return billing.arrangements().stream()
        .filter(told -> told.customerId().equals(customer.id()))
        .toList();
  }

  private static String first(String pattern, String text) {
    return all(pattern, text).getFirst();
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1)).toList();
  }

  private static RequestPostProcessor as(Customer customer) {
    return user(new SignedInCustomer(new Credential(customer.id(), customer.name(), "")));
  }
}
