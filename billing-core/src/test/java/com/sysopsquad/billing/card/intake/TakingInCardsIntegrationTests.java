package com.sysopsquad.billing.card.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingDatabase;
import com.sysopsquad.billing.SentMessages;
import com.sysopsquad.billing.card.CardDecision;
import com.sysopsquad.billing.card.CardDecision.AlreadyDecided;
import com.sysopsquad.billing.card.Cards;
import com.sysopsquad.billing.card.RecordedProvider;
import com.sysopsquad.billing.card.Refusal;
import com.sysopsquad.billing.card.SealedCard;
import com.sysopsquad.billing.provider.CardObjection;
import com.sysopsquad.billing.provider.CardVerification.Refused;
import com.sysopsquad.billing.provider.ProviderMisconfigured;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardregistration.CardRegistrationReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import java.nio.file.Path;
import java.sql.Date;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TakingInCardsIntegrationTests {

  private static BillingDatabase database;
  @TempDir private static Path folder;

  private final UUID registration = UUID.randomUUID();
  private final RecordedProvider provider = new RecordedProvider();
  private final SentMessages sent = new SentMessages();
  private CardRegistrationReceiver<CardDecision> intake;

  @BeforeAll
  static void migrate() {
    database = BillingDatabase.fresh();
  }

  @BeforeEach
  void empty() {
    database.jdbc().sql("delete from billing.default_card").update();
    database.jdbc().sql("delete from billing.card").update();
    database.jdbc().sql("delete from billing.opened_card_message").update();
    intake =
        new TakingInCards(
            new CardOpener(CardFixture.keys(folder), CardFixture.CLOCK),
            vault(),
            provider,
            new Cards(database.jdbc()),
            new CardStatusGateway(sent),
            CardFixture.CLOCK);
  }

  @Test
  void aGoodCardIsStoredUnderLockAndAnswered() {
    takeIn(CardFixture.card(registration, CardFixture.payload(registration)));

    assertThat(sent.cardStatuses())
        .containsExactly(
            new CardStatusChanged(
                registration,
                CardFixture.CUSTOMER,
                true,
                "visa",
                "4242",
                YearMonth.of(2030, 12),
                null,
                CardFixture.NOW));
    Map<String, Object> card = card(registration);
    assertThat(card)
        .containsEntry("state", "VERIFIED")
        .containsEntry("provider_method", "pm_" + registration)
        .containsEntry("expires_on", Date.valueOf("2030-12-31"));
    assertThat(vault().open(registration, sealed(registration)).reveal())
        .isEqualTo(CardFixture.GOOD_NUMBER);
    assertThat((byte[]) card.get("fingerprint"))
        .isEqualTo(vault().fingerprint(CardNumber.of(CardFixture.GOOD_NUMBER)));
    assertThat(defaultCard()).isEqualTo(registration);
  }

  @Test
  void theProviderIsToldTheWholeCard() {
    intake.decide(CardFixture.card(registration, CardFixture.payload(registration)));

    assertThat(provider.asked())
        .singleElement()
        .satisfies(
            card -> {
              assertThat(card.number()).isEqualTo(CardFixture.GOOD_NUMBER);
              assertThat(card.securityCode()).isEqualTo(CardFixture.SECURITY_CODE);
              assertThat(card.expiryMonth()).isEqualTo(12);
              assertThat(card.expiryYear()).isEqualTo(2030);
              assertThat(card.holder()).isEqualTo("Ada Lovelace");
            });
  }

  @Test
  void aCardThatTheProviderRefusesIsRejectedInItsWords() {
    provider.answers(_ -> new Refused("card_declined", CardObjection.DECLINED));

    takeIn(CardFixture.card(registration, CardFixture.payload(registration)));

    assertRejected(CardObjection.DECLINED.name(), CardObjection.DECLINED.words());
  }

  @Test
  void aNumberThatDoesNotCheckOutIsRejectedWithoutAskingTheProvider() {
    takeIn(CardFixture.card(registration, CardFixture.payload(registration, "4242424242424241")));

    assertRejected(Refusal.NUMBER_INVALID);
    assertThat(provider.asked()).isEmpty();
  }

  @Test
  void anExpiredCardIsRejectedAndOneOfThisMonthIsNot() {
    UUID other = UUID.randomUUID();
    Map<String, Object> expired = CardFixture.payload(registration);
    expired.putAll(Map.of("expiryMonth", 10, "expiryYear", 2026));
    Map<String, Object> lastMonth = CardFixture.payload(other);
    lastMonth.putAll(Map.of("expiryMonth", 11, "expiryYear", 2026));

    takeIn(CardFixture.card(registration, expired), CardFixture.card(other, lastMonth));

    assertThat(card(registration)).containsEntry("rejection", Refusal.CARD_EXPIRED.words());
    assertThat(card(other)).containsEntry("state", "VERIFIED");
  }

  /** Tried: the year 99999, a far end of validity, NUL in the name of the message. */
  @ParameterizedTest
  @CsvSource({"expiryYear,99999", "exp,10000000000000", "jti,"})
  void aCardThatIsBeyondItsBoundsIsAnsweredAndTheNextOneGoesOn(
      String field, @Nullable Long number) {
    UUID next = UUID.randomUUID();
    Map<String, Object> unbounded = CardFixture.payload(registration);
    unbounded.put(field, number == null ? "a\0b" : number);

    takeIn(
        CardFixture.card(registration, unbounded),
        CardFixture.card(next, CardFixture.payload(next)));

    assertThat(card(registration)).containsEntry("rejection", Refusal.UNREADABLE.words());
    assertThat(card(next)).containsEntry("state", "VERIFIED");
    assertThat(sent.cardStatuses())
        .extracting(CardStatusChanged::kind)
        .containsExactly(Refusal.UNREADABLE.name(), null);
  }

  @Test
  void anInvalidSecurityCodeIsRejected() {
    Map<String, Object> payload = CardFixture.payload(registration);
    payload.put("securityCode", "12x");

    takeIn(CardFixture.card(registration, payload));

    assertRejected(Refusal.SECURITY_CODE_INVALID);
  }

  @Test
  void anUnreadableMessageIsRejectedAndNotStored() {
    takeIn(new CardHandedIn(registration, CardFixture.CUSTOMER, "a.b.c.d.e"));

    assertRejected(Refusal.UNREADABLE);
    assertThat(openedMessages()).isZero();
  }

  @Test
  void aMessageOpensOneRegistrationOnly() {
    UUID other = UUID.randomUUID();
    Map<String, Object> payload = CardFixture.payload(registration);
    Map<String, Object> again = CardFixture.payload(other);
    again.put("jti", payload.get("jti"));
    takeIn(CardFixture.card(registration, payload));

    takeIn(CardFixture.card(other, again));

    assertThat(card(other)).containsEntry("rejection", Refusal.USED_BEFORE.words());
    assertThat(defaultCard()).isEqualTo(registration);
    assertThat(provider.asked()).hasSize(1);
  }

  @Test
  void aMessageIsForgottenADayAfterItExpired() {
    database
        .jdbc()
        .sql("insert into billing.opened_card_message values ('old', gen_random_uuid(), :expired)")
        .param("expired", CardFixture.NOW.minus(Duration.ofDays(2)).atOffset(ZoneOffset.UTC))
        .update();

    takeIn(CardFixture.card(registration, CardFixture.payload(registration)));

    assertThat(database.single(String.class, "select jti from billing.opened_card_message"))
        .isNotEqualTo("old");
  }

  @Test
  void aMessageOpensOneRegistrationOnlyAlsoWithinABatch() {
    UUID other = UUID.randomUUID();
    Map<String, Object> payload = CardFixture.payload(registration);
    Map<String, Object> again = CardFixture.payload(other);
    again.put("jti", payload.get("jti"));

    takeIn(CardFixture.card(registration, payload), CardFixture.card(other, again));

    assertThat(card(registration)).containsEntry("state", "VERIFIED");
    assertThat(card(other)).containsEntry("rejection", Refusal.USED_BEFORE.words());
    assertThat(openedMessages()).isOne();
  }

  @Test
  void aRegistrationIsDecidedOnOnce() {
    CardHandedIn card = CardFixture.card(registration, CardFixture.payload(registration));
    CardDecision early = intake.decide(card);
    takeIn(card);

    CardDecision late = intake.decide(card);
    database.inTransaction(() -> intake.receive(List.of(early, late)));

    assertThat(late).isEqualTo(new AlreadyDecided(registration));
    assertThat(sent.cardStatuses()).hasSize(1);
    assertThat(database.single(Integer.class, "select count(*) from billing.card")).isOne();
  }

  @Test
  void aCardDecidedAgainAfterACrashComesToTheSame() {
    CardHandedIn card = CardFixture.card(registration, CardFixture.payload(registration));
    intake.decide(card);

    takeIn(card);

    assertThat(card(registration)).containsEntry("state", "VERIFIED");
  }

  @Test
  void aCardThatIsGivenUpIsRejectedUnlessItWasDecided() {
    CardHandedIn card = CardFixture.card(registration, CardFixture.payload(registration));

    database.inTransaction(() -> intake.onGivenUp(card));
    database.inTransaction(() -> intake.onGivenUp(card));

    assertRejected(Refusal.GIVEN_UP);
  }

  @Test
  void theNewestVerifiedCardIsTheOneToCharge() {
    UUID newer = UUID.randomUUID();
    UUID bad = UUID.randomUUID();

    takeIn(
        CardFixture.card(registration, CardFixture.payload(registration)),
        CardFixture.card(newer, CardFixture.payload(newer, "5555555555554444")),
        CardFixture.card(bad, CardFixture.payload(bad, "1")));

    assertThat(defaultCard()).isEqualTo(newer);
  }

  @Test
  void aProviderThatIsDownOrDoesNotAcceptUsMeansToTryAgain() {
    CardHandedIn card = CardFixture.card(registration, CardFixture.payload(registration));
    provider.answers(
        _ -> {
          throw new ProviderUnavailable("no answer");
        });
    assertThatThrownBy(() -> intake.decide(card)).isInstanceOf(RetryLater.class);
    provider.answers(
        _ -> {
          throw new ProviderMisconfigured("the key is not accepted");
        });
    assertThatThrownBy(() -> intake.decide(card)).isInstanceOf(RetryLater.class);

    provider.answers(RecordedProvider::verified);
    takeIn(card);

    assertThat(card(registration)).containsEntry("state", "VERIFIED");
  }

  @Test
  void aCardWithoutAnAnswerIsGivenUpOnceOthersWereVerifiedOftenEnough() {
    CardHandedIn stuck = CardFixture.card(registration, CardFixture.payload(registration));
    provider.answers(
        card -> {
          if (card.registrationId().equals(registration)) {
            throw new ProviderUnavailable("The bank has not decided on the card yet");
          }
          return RecordedProvider.verified(card);
        });

    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> intake.decide(stuck)).isInstanceOf(RetryLater.class);
    }
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> intake.decide(stuck)).isInstanceOf(RetryLater.class);
      UUID other = UUID.randomUUID();
      takeIn(CardFixture.card(other, CardFixture.payload(other)));
    }

    assertThatThrownBy(() -> intake.decide(stuck))
        .isInstanceOf(CardNotVerifiable.class)
        .hasMessageContaining("The bank has not decided");
  }

  @Test
  void nothingOfACardIsReadableInTheDatabaseOrTheLog(CapturedOutput output) {
    takeIn(CardFixture.card(registration, CardFixture.payload(registration)));
    provider.answers(_ -> new Refused("card_declined", CardObjection.DECLINED));
    UUID declined = UUID.randomUUID();
    CardHandedIn card = CardFixture.card(declined, CardFixture.payload(declined));
    CardDecision decision = intake.decide(card);
    database.inTransaction(() -> intake.receive(List.of(decision)));

    String stored =
        database.single(
            String.class,
            """
            select coalesce(string_agg(card::text, ' '), '')
                   || (select string_agg(message::text, ' ')
                         from billing.opened_card_message message)
              from billing.card card
            """);
    assertThat(stored).isNotEmpty().doesNotContain(CardFixture.GOOD_NUMBER, "Lovelace");
    assertThat(output.getAll()).doesNotContain(CardFixture.GOOD_NUMBER, "Lovelace");
    assertThat(decision.toString()).doesNotContain(CardFixture.GOOD_NUMBER, "Lovelace");
    assertThat(columns()).noneMatch(column -> column.contains("security"));
  }

  private void takeIn(CardHandedIn... cards) {
    List<CardDecision> decisions = List.of(cards).stream().map(intake::decide).toList();
    database.inTransaction(() -> intake.receive(decisions));
  }

  private void assertRejected(Refusal refusal) {
    assertRejected(refusal.name(), refusal.words());
  }

  private void assertRejected(String kind, String words) {
    assertThat(sent.cardStatuses())
        .containsExactly(
            new CardStatusChanged(
                registration,
                CardFixture.CUSTOMER,
                false,
                null,
                null,
                null,
                words,
                CardFixture.NOW,
                kind));
    assertThat(card(registration))
        .containsEntry("state", "REJECTED")
        .containsEntry("rejection", words)
        .containsEntry("sealed_number", null);
    assertThat(database.single(Integer.class, "select count(*) from billing.default_card"))
        .isZero();
  }

  private static CardVault vault() {
    return CardFixture.vault(folder, CardFixture.FINGERPRINT, CardFixture.VAULT_1);
  }

  private static Map<String, Object> card(UUID id) {
    return database
        .jdbc()
        .sql("select * from billing.card where id = :id")
        .param("id", id)
        .query()
        .singleRow();
  }

  private static SealedCard sealed(UUID id) {
    return database
        .jdbc()
        .sql("select key_id, wrapped_key, sealed_number from billing.card where id = :id")
        .param("id", id)
        .query((row, _) -> new SealedCard(row.getString(1), row.getBytes(2), row.getBytes(3)))
        .single();
  }

  private static UUID defaultCard() {
    return database.single(UUID.class, "select card_id from billing.default_card");
  }

  private static int openedMessages() {
    return database.single(Integer.class, "select count(*) from billing.opened_card_message");
  }

  private static List<String> columns() {
    return database
        .jdbc()
        .sql("select column_name from information_schema.columns where table_schema = 'billing'")
        .query(String.class)
        .list();
  }
}
