package com.sysopsquad.billing.card.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.sysopsquad.billing.card.Refusal;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardOpenerTests {

  private static final UUID REGISTRATION = UUID.randomUUID();
  private static final String RSA_KID = CardFixture.RSA.getKeyID();

  @TempDir private Path folder;
  private CardOpener opener;

  @BeforeEach
  void readKeys() {
    opener = new CardOpener(CardFixture.keys(folder), CardFixture.CLOCK);
  }

  @Test
  void aCardOpensWithTheKeyItWasSealedFor() {
    OpenedCard card =
        opener.open(CardFixture.card(REGISTRATION, CardFixture.payload(REGISTRATION)));

    assertThat(card.number()).isEqualTo(CardFixture.GOOD_NUMBER);
    assertThat(card.expiry()).isEqualTo(YearMonth.of(2030, 12));
    assertThat(card.securityCode()).isEqualTo(CardFixture.SECURITY_CODE);
    assertThat(card.holder()).isEqualTo("Ada Lovelace");
    assertThat(card)
        .asString()
        .doesNotContain(CardFixture.GOOD_NUMBER, CardFixture.SECURITY_CODE, "Ada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4242 4242 4242 4242",
        "4242_4242_4242_4242",
        "\uff14242424242424242",
        "3782 822463 10005"
      })
  void aCardNumberInTheNameIsMasked(String number) {
    Map<String, Object> payload = CardFixture.payload(REGISTRATION);
    payload.put("holder", "Ada " + number);

    OpenedCard card = opener.open(CardFixture.card(REGISTRATION, payload));

    assertThat(card.holder()).isEqualTo("Ada [number]");
  }

  @Test
  void aCardOpensByKeyAgreementToo() {
    JWEHeader header = CardFixture.header(JWEAlgorithm.ECDH_ES, CardFixture.EC.getKeyID()).build();

    OpenedCard card =
        opener.open(
            handedIn(
                CardFixture.sealed(header, CardFixture.payload(REGISTRATION), CardFixture.EC)));

    assertThat(card.number()).isEqualTo(CardFixture.GOOD_NUMBER);
  }

  @Test
  void anotherAlgorithmOrKeyIsRefused() {
    assertUnreadable(CardFixture.header(JWEAlgorithm.RSA_OAEP_512, RSA_KID).build());
    assertUnreadable(
        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256CBC_HS512)
            .keyID(RSA_KID)
            .build());
    assertUnreadable(
        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
            .keyID(RSA_KID)
            .build());
    assertUnreadable(CardFixture.compressed());
    assertUnreadable(CardFixture.header(JWEAlgorithm.RSA_OAEP_256, "rsa-2").build());
    assertUnreadable(
        new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).build());
    assertUnreadable(
        CardFixture.header(JWEAlgorithm.RSA_OAEP_256, CardFixture.EC.getKeyID()).build());
  }

  @Test
  void aCardSealedForAnotherKeyOfThatNameIsRefused() {
    String foreign =
        CardFixture.sealed(
            CardFixture.header(JWEAlgorithm.RSA_OAEP_256, RSA_KID).build(),
            CardFixture.payload(REGISTRATION),
            CardFixture.rsa(RSA_KID));

    assertRefused(foreign, Refusal.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c.d.e", "....", "{\"alg\":\"none\"}"})
  void whatIsNotAJweIsRefused(String text) {
    assertRefused(text, Refusal.UNREADABLE);
  }

  @Test
  void aChangedOrHugeMessageIsRefused() {
    String jwe = CardFixture.sealed(CardFixture.payload(REGISTRATION));
    int middle = jwe.lastIndexOf('.') - 8;
    char other = jwe.charAt(middle) == 'A' ? 'B' : 'A';

    assertRefused(jwe.substring(0, middle) + other + jwe.substring(middle + 1), Refusal.UNREADABLE);
    assertRefused(jwe + "A".repeat(8_192), Refusal.UNREADABLE);
  }

  @Test
  void aCardOfAnotherRegistrationIsRefused() {
    assertRefused(CardFixture.sealed(CardFixture.payload(UUID.randomUUID())), Refusal.UNREADABLE);
  }

  @Test
  void aCardIsRefusedFromTheMomentItExpires() {
    Map<String, Object> payload = CardFixture.payload(REGISTRATION);
    payload.put("exp", CardFixture.NOW.getEpochSecond());

    assertRefused(CardFixture.sealed(payload), Refusal.TOO_LATE);
  }

  @ParameterizedTest
  @CsvSource({
    "jti,",
    "jti,' '",
    "exp,",
    "registrationId,nobody",
    "number,",
    "expiryMonth,13",
    "expiryYear,9999999999",
    "securityCode,",
    "holder,"
  })
  void aPayloadThatLacksSomethingIsRefused(String field, @Nullable String value) {
    Map<String, Object> payload = CardFixture.payload(REGISTRATION);
    if (value == null) {
      payload.remove(field);
    } else {
      payload.put(field, value.matches("\\d+") ? Long.valueOf(value) : value);
    }

    assertRefused(CardFixture.sealed(payload), Refusal.UNREADABLE);
  }

  /**
   * Tried: the examples; the year 0 and a year of three digits; a month beyond an int; texts that
   * are too long or hold what no database keeps or prints; seconds as milliseconds; a fraction; a
   * number as text.
   */
  static Stream<Arguments> unbounded() {
    return Stream.of(
        Arguments.of("expiryYear", 99_999),
        Arguments.of("expiryYear", 0),
        Arguments.of("expiryYear", 203),
        Arguments.of("expiryYear", 2100),
        Arguments.of("expiryYear", "2030"),
        Arguments.of("expiryYear", 2030.5),
        Arguments.of("expiryMonth", 4_294_967_308L),
        Arguments.of("expiryMonth", -1),
        Arguments.of("exp", 1e13),
        Arguments.of("exp", 10_000_000_000_000L),
        Arguments.of("exp", CardFixture.NOW.toEpochMilli()),
        Arguments.of("exp", CardFixture.NOW.getEpochSecond() + 40 * 86_400),
        Arguments.of("exp", -1),
        Arguments.of("jti", "a\0b"),
        Arguments.of("jti", "j".repeat(101)),
        Arguments.of("jti", 7),
        Arguments.of("holder", "Ada".repeat(80)),
        Arguments.of("holder", "Ada\0"),
        Arguments.of("holder", "Ada\u001b[31m"),
        Arguments.of("number", "4".repeat(41)),
        Arguments.of("securityCode", "1".repeat(11)),
        Arguments.of("securityCode", 737));
  }

  @ParameterizedTest
  @MethodSource("unbounded")
  void aPayloadBeyondItsBoundsIsRefused(String field, Object value) {
    Map<String, Object> payload = CardFixture.payload(REGISTRATION);
    payload.put(field, value);

    assertRefused(CardFixture.sealed(payload), Refusal.UNREADABLE);
  }

  private void assertUnreadable(JWEHeader header) {
    assertRefused(
        CardFixture.sealed(header, CardFixture.payload(REGISTRATION), CardFixture.RSA),
        Refusal.UNREADABLE);
  }

  private void assertRefused(String jwe, Refusal refusal) {
    assertThatThrownBy(() -> opener.open(handedIn(jwe)))
        .isInstanceOf(CardRefused.class)
        .hasMessage(refusal.name())
        .hasNoCause();
  }

  private static CardHandedIn handedIn(String jwe) {
    return new CardHandedIn(REGISTRATION, CardFixture.CUSTOMER, jwe);
  }
}
