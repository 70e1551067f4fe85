package com.sysopsquad.billing.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingDatabase;
import com.sysopsquad.billing.SentMessages;
import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArrangingCardsIntegrationTests {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static BillingDatabase database;

  private final SentMessages sent = new SentMessages();
  private final UUID customer = UUID.randomUUID();
  private final UUID older = verified(customer, NOON);
  private final UUID newer = verified(customer, NOON.plusSeconds(60));

  @BeforeAll
  static void migrate() {
    database = BillingDatabase.fresh();
  }

  @Test
  void aChosenCardPaysFromThenOn() {
    apply(customer, older, CardArrangement.CHOSEN, NOON.plusSeconds(120));

    assertThat(payer()).contains(older);
  }

  @Test
  void aChoiceThatIsOlderThanTheNewestCardChangesNothing() {
    apply(customer, older, CardArrangement.CHOSEN, NOON.plusSeconds(30));

    assertThat(payer()).contains(newer);
  }

  @Test
  void ofARemovedCardTheNumberIsDestroyedAndTheOneBeforePays() {
    apply(customer, newer, CardArrangement.REMOVED, NOON.plusSeconds(120));
    apply(customer, newer, CardArrangement.REMOVED, NOON.plusSeconds(120));

    assertThat(payer()).contains(older);
    assertThat(card(newer))
        .containsEntry("state", "REMOVED")
        .containsEntry("sealed_number", null)
        .containsEntry("wrapped_key", null)
        .containsEntry("provider_method", "pm")
        .extractingByKey("fingerprint")
        .isNotNull();
  }

  @Test
  void whoRemovesEveryCardPaysWithNone() {
    apply(customer, newer, CardArrangement.REMOVED, NOON.plusSeconds(120));
    apply(customer, older, CardArrangement.REMOVED, NOON.plusSeconds(121));

    assertThat(payer()).isEmpty();
  }

  @Test
  void aRemovedCardCannotBeChosenAgain() {
    apply(customer, newer, CardArrangement.REMOVED, NOON.plusSeconds(120));
    apply(customer, newer, CardArrangement.CHOSEN, NOON.plusSeconds(121));

    assertThat(payer()).contains(older);
  }

  @Test
  void nobodyArrangesTheCardsOfOthers() {
    UUID stranger = UUID.randomUUID();

    apply(stranger, newer, CardArrangement.REMOVED, NOON.plusSeconds(120));
    apply(stranger, older, CardArrangement.CHOSEN, NOON.plusSeconds(121));

    assertThat(payer()).contains(newer);
    assertThat(card(newer)).containsEntry("state", "VERIFIED");
  }

  /** Tried: a card that a restore has lost, a removed one, a declined one, one of others. */
  @Test
  void whoChoosesACardThatBillingDoesNotHaveIsToldToAddItAgain() {
    UUID lost = UUID.randomUUID();
    UUID declined = verified(customer, NOON);
    database
        .jdbc()
        .sql("update billing.card set state = 'REJECTED', rejection = 'No' where id = ?")
        .param(declined)
        .update();
    apply(customer, older, CardArrangement.REMOVED, NOON.plusSeconds(120));

    for (UUID card : List.of(lost, declined, older)) {
      apply(customer, card, CardArrangement.CHOSEN, NOON.plusSeconds(121));
    }
    apply(UUID.randomUUID(), newer, CardArrangement.CHOSEN, NOON.plusSeconds(121));

    List<CardStatusChanged> told = sent.cardStatuses().subList(1, sent.cardStatuses().size());
    assertThat(told)
        .extracting(CardStatusChanged::registrationId)
        .containsExactly(lost, declined, older, newer);
    assertThat(told)
        .allSatisfy(
            status -> {
              assertThat(status.verified()).isFalse();
              assertThat(status.kind()).isEqualTo("NOT_KNOWN");
              assertThat(status.at()).isAfter(NOON.plusSeconds(121));
            });
  }

  @Test
  void aCardThatIsChosenAsBeforeStaysAndIsNotSpokenOf() {
    apply(customer, older, CardArrangement.CHOSEN, NOON);
    apply(customer, newer, CardArrangement.CHOSEN, NOON.plusSeconds(60));

    assertThat(payer()).contains(newer);
    assertThat(sent.cardStatuses()).isEmpty();
  }

  /** So that a portal whose database was restored learns it again. */
  @Test
  void aRemovalIsAnsweredLaterThanAllThatWasKnownOfTheCard() {
    apply(customer, newer, CardArrangement.REMOVED, NOON.plusSeconds(120));
    apply(customer, newer, CardArrangement.REMOVED, NOON.plusSeconds(240));

    assertThat(sent.cardStatuses())
        .hasSize(2)
        .allSatisfy(
            status -> {
              assertThat(status.registrationId()).isEqualTo(newer);
              assertThat(status.customerId()).isEqualTo(customer);
              assertThat(status.verified()).isFalse();
              assertThat(status.kind()).isEqualTo("REMOVED");
              assertThat(status.at()).isAfter(NOON.plusSeconds(120));
            });
  }

  /** Closing an account removes cards that are still on their way. */
  @Test
  void theRemovalOfACardThatNeverArrivedIsAnswered() {
    UUID unknown = UUID.randomUUID();

    apply(customer, unknown, CardArrangement.REMOVED, NOON.plusSeconds(120));

    assertThat(sent.cardStatuses())
        .extracting(CardStatusChanged::registrationId)
        .containsExactly(unknown);
  }

  @Test
  void theRemovalOfAStrangersCardIsNotAnswered() {
    apply(UUID.randomUUID(), newer, CardArrangement.REMOVED, NOON.plusSeconds(120));

    assertThat(sent.cardStatuses()).isEmpty();
  }

  @Test
  void aLaterChoiceIsAnsweredAsOfItsTime() {
    apply(customer, older, CardArrangement.CHOSEN, NOON.plusSeconds(120));
    apply(customer, older, CardArrangement.CHOSEN, NOON.plusSeconds(120));
    apply(customer, older, CardArrangement.CHOSEN, NOON.plusSeconds(90));

    assertThat(sent.cardStatuses())
        .containsExactly(
            new CardStatusChanged(
                older,
                customer,
                true,
                "visa",
                "4242",
                YearMonth.of(2030, 12),
                null,
                NOON.plusSeconds(120)));
  }

  private void apply(UUID customer, UUID card, CardArrangement what, Instant at) {
    database.inTransaction(
        () ->
            new ArrangingCards(
                    new Cards(database.jdbc()),
                    new CardStatusGateway(sent),
                    Clock.fixed(NOON, ZoneOffset.UTC))
                .receive(List.of(new CardArranged(card, customer, what, at))));
  }

  private Optional<UUID> payer() {
    return database
        .jdbc()
        .sql("select card_id from billing.default_card where customer_id = :customer")
        .param("customer", customer)
        .query(UUID.class)
        .optional();
  }

  private static Map<String, Object> card(UUID id) {
    return database
        .jdbc()
        .sql("select * from billing.card where id = :id")
        .param("id", id)
        .query()
        .singleRow();
  }

  private static UUID verified(UUID customer, Instant at) {
    UUID id = UUID.randomUUID();
    database
        .jdbc()
        .sql(
            """
            with card as (
              insert into billing.card (id, customer_id, state, brand, last_four, expires_on,
                     provider_customer, provider_method, fingerprint, key_id, wrapped_key,
                     sealed_number, registered_at)
              values (:id, :customer, 'VERIFIED', 'visa', '4242', '2030-12-31', 'cus', 'pm',
                      '\\x01', 'key', '\\x02', '\\x03', :at)
              returning id, customer_id, registered_at)
            insert into billing.default_card (customer_id, card_id, registered_at)
            select customer_id, id, registered_at from card
                on conflict (customer_id) do update
               set card_id = excluded.card_id, registered_at = excluded.registered_at
            """)
        .param("id", id)
        .param("customer", customer)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
    return id;
  }
}
