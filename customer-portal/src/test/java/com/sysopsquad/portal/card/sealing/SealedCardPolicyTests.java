package com.sysopsquad.portal.card.sealing;

import static com.sysopsquad.portal.card.sealing.SealedCards.EC;
import static com.sysopsquad.portal.card.sealing.SealedCards.KEYS;
import static com.sysopsquad.portal.card.sealing.SealedCards.RSA;
import static com.sysopsquad.portal.card.sealing.SealedCards.header;
import static com.sysopsquad.portal.card.sealing.SealedCards.sealed;
import static com.sysopsquad.portal.card.sealing.SealedCards.sealedToRsa;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.util.Base64URL;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SealedCardPolicyTests {

  private static final String SEALED = sealedToRsa();

  @Test
  void aCardSealedToAPublishedKeyIsAccepted() {
    String toEc =
        sealed(
            new JWEHeader.Builder(JWEAlgorithm.ECDH_ES, EncryptionMethod.A256GCM)
                .keyID(EC.getKeyID())
                .build());

    assertThatCode(() -> SealedCardPolicy.check(SEALED, KEYS)).doesNotThrowAnyException();
    assertThatCode(() -> SealedCardPolicy.check(toEc, KEYS)).doesNotThrowAnyException();
  }

  @Property
  void textIsRefusedInPlainWords(@ForAll String text) {
    refuses(text);
  }

  @Property
  void digitsAreRefused(@ForAll @CharRange(from = '0', to = '9') @StringLength(max = 30) String n) {
    refuses(n);
  }

  @Property
  void fivePartsOfAnythingAreRefused(
      @ForAll @CharRange(from = 'A', to = 'z') @StringLength(max = 60) String part) {
    refuses(String.join(".", part, part, part, part, part));
  }

  @Property
  void aCardThatWasCutOffIsRefused(@ForAll @IntRange(max = 10_000) int length) {
    refuses(SEALED.substring(0, length % SEALED.length()));
  }

  @Property
  void aCardWithAStrangeCharacterIsRefused(
      @ForAll @IntRange(max = 10_000) int place, @ForAll @CharRange(from = ' ', to = ',') char c) {
    int at = place % SEALED.length();

    refuses(SEALED.substring(0, at) + c + SEALED.substring(at + 1));
  }

  @Property
  void aPartTooManyOrTooFewIsRefused(@ForAll @IntRange(min = 1, max = 9) int parts) {
    if (parts != 5) {
      refuses(String.join(".", java.util.Collections.nCopies(parts, "e30")));
    }
  }

  @Test
  void anUnknownKeyAndNoKeyAreRefused() {
    refuses(sealed(header("other").build()));
    refuses(sealed(new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)));
  }

  @Test
  void aCompressedCardIsRefused() {
    refuses(sealed(header(RSA.getKeyID()).compressionAlgorithm(CompressionAlgorithm.DEF).build()));
  }

  @Test
  void otherAlgorithmsAreRefused() {
    refuses(
        sealed(
            new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_512, EncryptionMethod.A256GCM)
                .keyID(RSA.getKeyID())
                .build()));
    refuses(
        sealed(
            new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
                .keyID(RSA.getKeyID())
                .build()));
    refuses(
        sealed(
            new JWEHeader.Builder(JWEAlgorithm.ECDH_ES_A256KW, EncryptionMethod.A256GCM)
                .keyID(EC.getKeyID())
                .build()));
  }

  @Test
  void anAlgorithmThatDoesNotGoWithTheKeyIsRefused() {
    String confused =
        Base64URL.encode("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"ec-1\"}")
            + SEALED.substring(SEALED.indexOf('.'));

    refuses(confused);
  }

  @Test
  void criticalExtensionsAreRefused() {
    refuses(
        Base64URL.encode(
                "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"kid\":\"rsa-1\",\"crit\":[\"x\"],\"x\":1}")
            + SEALED.substring(SEALED.indexOf('.')));
    refuses(sealed(header(RSA.getKeyID()).criticalParams(Set.of("x")).customParam("x", 1).build()));
  }

  @Test
  void moreThanEightKibibytesAreRefused() {
    refuses(SEALED + "A".repeat(SealedCardPolicy.MAX_LENGTH));
  }

  private static void refuses(String text) {
    assertThatThrownBy(() -> SealedCardPolicy.check(text, KEYS))
        .isInstanceOf(CardNotAccepted.class)
        .hasMessageStartingWith("card.");
  }
}
