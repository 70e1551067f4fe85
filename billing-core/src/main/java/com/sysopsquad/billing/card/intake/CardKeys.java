package com.sysopsquad.billing.card.intake;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sysopsquad.billing.card.Refusal;
import java.nio.file.Path;

/**
 * The private keys with which billing decrypts card messages; each is used with one algorithm only.
 */
final class CardKeys {

  private final JWKSet keys;

  private CardKeys(JWKSet keys) {
    this.keys = keys;
  }

  /**
   * Reads the keys of a JWK set.
   *
   * @throws UnusableKeys if the file is invalid; says what is wrong and what to do
   */
  static CardKeys read(Path file) {
    JWKSet keys = KeyFile.read(file);
    if (keys.getKeys().isEmpty() || !keys.getKeys().stream().allMatch(CardKeys::opens)) {
      throw new UnusableKeys(
          file, "it must hold private RSA or EC keys with a kid each, and nothing else", null);
    }
    return new CardKeys(keys);
  }

  /**
   * The decrypter for a message with this header.
   *
   * @throws CardRefused if there is no key for it, or not for this algorithm
   */
  JWEDecrypter decrypterFor(JWEHeader header) throws JOSEException {
    JWK key = header.getKeyID() == null ? null : keys.getKeyByKeyId(header.getKeyID());
    JWEAlgorithm algorithm = header.getAlgorithm();
    if (key instanceof RSAKey rsa && JWEAlgorithm.RSA_OAEP_256.equals(algorithm)) {
      return new RSADecrypter(rsa);
    }
    if (key instanceof ECKey ec && JWEAlgorithm.ECDH_ES.equals(algorithm)) {
      return new ECDHDecrypter(ec);
    }
    throw new CardRefused(Refusal.UNREADABLE);
  }

  private static boolean opens(JWK key) {
    return key.isPrivate()
        && key.getKeyID() != null
        && (key instanceof RSAKey || key instanceof ECKey);
  }
}
