package com.sysopsquad.portal.demo;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.sysopsquad.portal.card.sealing.CardKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Encrypts a test card as the customer's browser would: with billing's newest public key. */
@Component
class CardSealer {

  // A demonstration may wait for billing to start; a browser's card has less time.
  private static final Duration VALID = Duration.ofHours(24);

  private final CardKeys keys;
  private final Clock clock;

  CardSealer(CardKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The encrypted card.
   *
   * @throws IllegalStateException if billing has not published a key
   */
  String seal(DemoCard card, UUID registrationId, String holder) {
    RSAKey key = newestKey();
    JWEObject sealed =
        new JWEObject(
            new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                .keyID(key.getKeyID())
                .build(),
            new Payload(payload(card, registrationId, holder)));
    try {
      sealed.encrypt(new RSAEncrypter(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("The key " + key.getKeyID() + " seals nothing", e);
    }
    return sealed.serialize();
  }

  private Map<String, Object> payload(DemoCard card, UUID registrationId, String holder) {
    YearMonth expiry = card.expiry(YearMonth.now(clock.withZone(ZoneOffset.UTC)));
    return Map.of(
        "jti", UUID.randomUUID().toString(),
        "exp", clock.instant().plus(VALID).getEpochSecond(),
        "registrationId", registrationId.toString(),
        "number", card.number(),
        "expiryMonth", expiry.getMonthValue(),
        "expiryYear", expiry.getYear(),
        "securityCode", card.securityCode(),
        "holder", holder);
  }

  private RSAKey newestKey() {
    List<JWK> published = keys.current().getKeys();
    return published.reversed().stream()
        .filter(RSAKey.class::isInstance)
        .map(RSAKey.class::cast)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no key to seal cards with yet"));
  }
}
