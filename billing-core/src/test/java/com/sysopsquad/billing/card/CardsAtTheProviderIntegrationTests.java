package com.sysopsquad.billing.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sysopsquad.billing.BillingDatabase;
import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.SentMessages;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.card.intake.CardFixture;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.flows.cardarrangement.CardArranged;
import com.sysopsquad.flows.cardarrangement.CardArrangement;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.cardregistration.CardRegistrationReceiver;
import com.sysopsquad.flows.cardstatus.CardStatusChanged;
import com.sysopsquad.flows.cardstatus.CardStatusGateway;
import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.platform.provider.Behavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Card intake with the keys of an installation and the provider's API over HTTP. */
class CardsAtTheProviderIntegrationTests {

  private static final TestPlatform PLATFORM = TestPlatform.start();

  private static BillingInTest billing;
  private static BillingDatabase database;
  private static CardRegistrationReceiver<CardDecision> intake;
  private static final SentMessages SENT = new SentMessages();

  @BeforeAll
  static void start() {
    billing =
        BillingInTest.with(
            CardFixture.CLOCK,
            Map.of(
                "sysops.provider.url", env("SYSOPS_PROVIDER_URL"),
                "sysops.provider.key", env("SYSOPS_PROVIDER_KEY")));
    database = BillingDatabase.fresh();
    intake =
        CardFixture.intake(
            Path.of(env("SYSOPS_CARD_PRIVATE_KEYS")),
            Path.of(env("SYSOPS_CARD_VAULT_KEYS")),
            billing.get(PaymentProvider.class),
            database.jdbc(),
            new CardStatusGateway(SENT));
  }

  @AfterAll
  static void stop() {
    billing.close();
  }

  @ParameterizedTest
  @CsvSource({
    "4242424242424242, visa, 4242",
    "5555555555554444, mastercard, 4444",
    "4000000000000341, visa, 0341"
  })
  void aGoodCardIsVerified(String number, String brand, String lastFour) throws Exception {
    CardStatusChanged answer = takeIn(number);

    assertThat(answer.verified()).isTrue();
    assertThat(answer.brand()).isEqualTo(brand);
    assertThat(answer.lastFour()).isEqualTo(lastFour);
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, DECLINED, declined",
    "4000000000000127, SECURITY_CODE_INCORRECT, security code",
    "4000000000000069, EXPIRY_INCORRECT, expired"
  })
  void aBadCardIsRejectedByKindAndInPlainWords(String number, String kind, String words)
      throws Exception {
    CardStatusChanged answer = takeIn(number);

    assertThat(answer.verified()).isFalse();
    assertThat(answer.kind()).isEqualTo(kind);
    assertThat(answer.reason()).contains(words);
  }

  @Test
  void aProviderThatIsDownMeansToTryAgainUntilItIsBack() throws Exception {
    UUID registration = UUID.randomUUID();
    CardHandedIn card = card(registration, CardFixture.GOOD_NUMBER);
    PLATFORM.provider().behave(Behavior.NORMAL.with(Behavior.Setting.DOWN, 1));
    try {
      assertThatThrownBy(() -> intake.decide(card)).isInstanceOf(RetryLater.class);
    } finally {
      PLATFORM.provider().behave(Behavior.NORMAL);
    }

    assertThat(intake.decide(card)).isInstanceOf(CardDecision.Verified.class);
  }

  @Test
  void aCardVerifiedAgainAfterACrashIsTheSameAtTheProvider() throws Exception {
    UUID registration = UUID.randomUUID();
    CardHandedIn card = card(registration, CardFixture.GOOD_NUMBER);

    assertThat(intake.decide(card))
        .isInstanceOfSatisfying(
            CardDecision.Verified.class,
            first ->
                assertThat(intake.decide(card))
                    .isInstanceOfSatisfying(
                        CardDecision.Verified.class,
                        again ->
                            assertThat(again.providerMethod()).isEqualTo(first.providerMethod())));
  }

  @Test
  void aCardThatIsRemovedIsDetachedAtTheProviderAndCanNoLongerBeCharged() throws Exception {
    UUID registration = UUID.randomUUID();
    CardDecision decision = intake.decide(card(registration, CardFixture.GOOD_NUMBER));
    database.inTransaction(() -> intake.receive(List.of(decision)));
    CardDecision.Verified verified = (CardDecision.Verified) decision;
    assertThat(charge(verified)).isInstanceOf(PaymentOutcome.Approved.class);

    database.inTransaction(
        () ->
            new ArrangingCards(
                    new Cards(database.jdbc()), new CardStatusGateway(SENT), Clock.systemUTC())
                .receive(
                    List.of(
                        new CardArranged(
                            registration,
                            CardFixture.CUSTOMER,
                            CardArrangement.REMOVED,
                            CardFixture.CLOCK.instant()))));
    PaymentProvider provider = billing.get(PaymentProvider.class);
    new DetachingCards(new Cards(database.jdbc()), provider, CardFixture.CLOCK).detach();

    assertThat(charge(verified)).isInstanceOf(PaymentOutcome.Rejected.class);
    assertThat(provider.detach(verified.providerMethod())).isTrue();
    assertThat(provider.detach("pm_nobody")).isTrue();
    assertThat(
            database
                .jdbc()
                .sql(
                    """
                    select sealed_number is null and wrapped_key is null
                           and detached_at is not null
                      from billing.card where id = ?
                    """)
                .param(registration)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  private static PaymentOutcome charge(CardDecision.Verified card) {
    return billing
        .get(PaymentProvider.class)
        .charge(
            new ChargeRequest(
                UUID.randomUUID(),
                null,
                1,
                RunKey.ofDay(LocalDate.of(2026, 11, 30)),
                1_000,
                "USD",
                card.providerCustomer(),
                card.providerMethod()));
  }

  private static CardStatusChanged takeIn(String number) throws Exception {
    CardDecision decision = intake.decide(card(UUID.randomUUID(), number));
    database.inTransaction(() -> intake.receive(List.of(decision)));
    return SENT.cardStatuses().getLast();
  }

  private static CardHandedIn card(UUID registration, String number) throws Exception {
    JWK key =
        JWKSet.parse(Files.readString(Path.of(env("SYSOPS_CARD_PUBLIC_KEYS"))))
            .getKeys()
            .getFirst();
    JWEHeader header =
        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
            .keyID(key.getKeyID())
            .build();
    return new CardHandedIn(
        registration,
        CardFixture.CUSTOMER,
        CardFixture.sealed(header, CardFixture.payload(registration, number), key));
  }

  private static String env(String name) {
    return PLATFORM.env().getOrDefault(name, "");
  }
}
