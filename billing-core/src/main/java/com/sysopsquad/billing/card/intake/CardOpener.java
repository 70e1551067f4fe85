package com.sysopsquad.billing.card.intake;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.sysopsquad.billing.card.Refusal;
import com.sysopsquad.flows.cardregistration.CardHandedIn;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Decrypts card messages: compact JWE by a known key, RSA-OAEP-256 or ECDH-ES with A256GCM, not
 * compressed, not expired, and meant for exactly this registration.
 */
final class CardOpener {

  private static final int LONGEST_MESSAGE = 8_192;

  /**
   * A browser sets one day; with much more, decrypted messages would have to be remembered forever.
   */
  private static final Duration LONGEST_VALIDITY = Duration.ofDays(31);

  private final CardKeys keys;
  private final Clock clock;

  CardOpener(CardKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The decrypted card.
   *
   * @throws CardRefused if it must not or cannot be decrypted
   */
  OpenedCard open(CardHandedIn message) {
    OpenedCard card = CardPayload.read(decrypted(message.jwe()));
    if (!card.registrationId().equals(message.registrationId())) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    Instant now = clock.instant();
    if (card.expiresAt().isAfter(now.plus(LONGEST_VALIDITY))) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    if (!now.isBefore(card.expiresAt())) {
      throw new CardRefused(Refusal.TOO_LATE);
    }
    return card;
  }

  private byte[] decrypted(String message) {
    if (message.length() > LONGEST_MESSAGE) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    try {
      JWEObject jwe = JWEObject.parse(message);
      JWEHeader header = jwe.getHeader();
      if (!EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())
          || header.getCompressionAlgorithm() != null) {
        throw new CardRefused(Refusal.UNREADABLE);
      }
      jwe.decrypt(keys.decrypterFor(header));
      return jwe.getPayload().toBytes();
    } catch (ParseException | JOSEException | IllegalArgumentException _) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
  }
}
