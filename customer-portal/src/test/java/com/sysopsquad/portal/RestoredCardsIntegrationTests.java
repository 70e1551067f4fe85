package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.card.Card;
import com.sysopsquad.portal.card.Card.Verified;
import com.sysopsquad.portal.card.Cards;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/**
 * After the customer database was restored, billing's answers say again which cards were removed
 * and which one pays. Tried: the default card, a card that billing has not decided on, one that the
 * backup does not have, answers in another order, answers of a wrong clock, cards of others. Here
 * rows are put back as a copy has them; the copies of whole databases are restored elsewhere.
 */
@PortalTest
class RestoredCardsIntegrationTests {

  private static final Instant NOW = PortalFixture.NOW;

  private final BillingSide billing = BillingSide.start();

  @Autowired MockMvc mvc;
  @Autowired TestCustomers customers;
  @Autowired Cards cards;
  @Autowired JdbcClient jdbc;

  private Customer ada;
  private UUID older;
  private UUID newer;

  @BeforeEach
  void ofTheBackup() {
    ada = customers.register("Ada Barrow");
    older = put(ada, "VERIFIED", "1881", NOW);
    newer = put(ada, "VERIFIED", "4242", NOW.plusSeconds(60));
  }

  @Test
  void aCardThatWasRemovedSinceIsRemovedAgainAndTheOneBeforePays() throws Exception {
    billing.send(removed(ada, newer, NOW.plusSeconds(120)));

    await().until(() -> shown(ada).equals(List.of(older)));
    assertThat(payer(ada)).isEqualTo(older);
    assertThat(
            jdbc.sql(
                    "select num_nonnulls(brand, last_four, expires_on) from customer.card where id = ?")
                .param(newer)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(PortalVisitor.body(PortalVisitor.signedIn(mvc, ada).get("/cards")))
        .contains("ending in 1881")
        .doesNotContain("ending in 4242");
  }

  @Test
  void ofACardThatIsRemovedTwiceTheSecondAnswerChangesNothing() {
    billing.send(removed(ada, newer, NOW.plusSeconds(120)));
    billing.send(removed(ada, newer, NOW.plusSeconds(240)));

    arrivesLast(ada);
    assertThat(shown(ada)).containsOnlyOnce(older).doesNotContain(newer);
  }

  /** Billing's clock was ahead when it verified the card, and is right again. */
  @Test
  void aCardIsRemovedThoughItWasVerifiedLater() {
    billing.send(removed(ada, newer, NOW.minusSeconds(3_600)));

    await().until(() -> shown(ada).equals(List.of(older)));
  }

  @Test
  void aRemovedCardDoesNotComeBackWithAnAnswerThatArrivesAfterwards() {
    billing.send(removed(ada, newer, NOW.plusSeconds(120)));
    billing.send(verified(ada, newer, "4242", NOW.plusSeconds(60)));
    billing.send(verified(ada, newer, "4242", NOW.plusSeconds(240)));

    arrivesLast(ada);
    assertThat(shown(ada)).contains(older).doesNotContain(newer);
  }

  @Test
  void aRemovedCardDoesNotComeBackWithAnAnswerOfTheSameMoment() {
    billing.send(
        verified(ada, newer, "4242", NOW.plusSeconds(240)),
        removed(ada, newer, NOW.plusSeconds(120)),
        verified(ada, newer, "4242", NOW.plusSeconds(300)));

    await().until(() -> shown(ada).equals(List.of(older)));
  }

  @Test
  void aCardThatTheBackupDoesNotHaveIsRemovedInWhateverOrderTheAnswersArrive() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();

    billing.send(verified(ada, first, "0005", NOW.plusSeconds(120)));
    billing.send(removed(ada, first, NOW.plusSeconds(180)));
    billing.send(removed(ada, second, NOW.plusSeconds(180)));
    billing.send(verified(ada, second, "0012", NOW.plusSeconds(120)));

    arrivesLast(ada);
    assertThat(shown(ada)).contains(older, newer).doesNotContain(first, second);
  }

  /** As for a customer who has closed the account since. */
  @Test
  void whoRemovedEveryCardHasNone() {
    UUID undecided = put(ada, "PENDING", null, null);

    billing.send(
        removed(ada, older, NOW.plusSeconds(120)),
        removed(ada, newer, NOW.plusSeconds(120)),
        removed(ada, undecided, NOW.plusSeconds(120)));

    await().until(() -> shown(ada).isEmpty());
  }

  @Test
  void nobodyLosesTheCardOfAnother() {
    Customer ben = customers.register("Ben Dawson");

    billing.send(removed(ben, newer, NOW.plusSeconds(120)));
    billing.send(removed(customers.register("Cleo Ellis"), UUID.randomUUID(), NOW));

    arrivesLast(ben);
    assertThat(shown(ada)).containsExactly(newer, older);
  }

  @Test
  void theCardThatWasChosenSinceIsTheDefaultAgain() {
    billing.send(verified(ada, older, "1881", NOW.plusSeconds(120)));

    await().until(() -> payer(ada).equals(older));
    assertThat(shown(ada)).containsExactly(older, newer);
  }

  /** What the customer has decided in the restored portal is later. */
  @Test
  void aCardThatIsChosenAfterTheRestoreStaysTheDefault() {
    jdbc.sql("update customer.card set chosen_at = ? where id = ?")
        .param(NOW.plusSeconds(600).atOffset(ZoneOffset.UTC))
        .param(newer)
        .update();

    billing.send(verified(ada, older, "1881", NOW.plusSeconds(120)));

    await()
        .until(
            () ->
                jdbc.sql("select decided_at = ? from customer.card where id = ?")
                    .param(NOW.plusSeconds(120).atOffset(ZoneOffset.UTC))
                    .param(older)
                    .query(Boolean.class)
                    .single());
    assertThat(payer(ada)).isEqualTo(newer);
  }

  /** An answer of its own: those of a customer are applied in the order of sending. */
  private void arrivesLast(Customer customer) {
    UUID last = UUID.randomUUID();
    billing.send(verified(customer, last, "9999", NOW.minusSeconds(60)));
    await().until(() -> shown(customer).contains(last));
  }

  private UUID put(
      Customer customer, String state, @Nullable String lastFour, @Nullable Instant decidedAt) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into customer.card
                (id, customer_id, state, brand, last_four, expires_on, handed_in_at, decided_at)
            values (:id, :customer, :state, case when :state = 'VERIFIED' then 'visa' end, :lastFour,
                    case when :state = 'VERIFIED' then date '2030-12-31' end, :at, :decidedAt)
            """)
        .param("id", id)
        .param("customer", customer.id())
        .param("state", state)
        .param("lastFour", lastFour)
        .param("at", NOW.atOffset(ZoneOffset.UTC))
        .param("decidedAt", decidedAt == null ? null : decidedAt.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }

  private List<UUID> shown(Customer customer) {
    return cards.of(customer.id()).stream().map(Card::id).toList();
  }

  private UUID payer(Customer customer) {
    return cards.of(customer.id()).stream()
        .filter(card -> card instanceof Verified verified && verified.pays())
        .map(Card::id)
        .findFirst()
        .orElseThrow();
  }

  private static CardStatusChanged verified(
      Customer customer, UUID card, String lastFour, Instant at) {
    return new CardStatusChanged(
        card, customer.id(), true, "visa", lastFour, YearMonth.of(2030, 12), null, at);
  }

  private static CardStatusChanged removed(Customer customer, UUID card, Instant at) {
    return new CardStatusChanged(
        card,
        customer.id(),
        false,
        null,
        null,
        null,
        "You removed this card.",
        at,
        CardStatusChanged.REMOVED);
  }
}
