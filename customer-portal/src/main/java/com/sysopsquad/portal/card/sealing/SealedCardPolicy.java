package com.sysopsquad.portal.card.sealing;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes an encrypted card by its form only; the portal cannot decrypt it. It is a compact JWE
 * of at most 8 KiB with an allowed algorithm, a key that billing has published and no compression.
 */
public final class SealedCardPolicy {

  static final int MAX_LENGTH = 8 * 1024;

  private static final int IV_LENGTH = 12;
  private static final int TAG_LENGTH = 16;
  private static final String UNREADABLE = "card.unreadable";
  private static final Pattern BASE64URL = Pattern.compile("[A-Za-z0-9_-]*");

  private SealedCardPolicy() {}

  /**
   * Accepts a card that is encrypted with one of these keys.
   *
   * @throws CardNotAccepted if it is not one; says why
   */
  public static void check(String jwe, JWKSet keys) {
    if (jwe.length() > MAX_LENGTH) {
      throw new CardNotAccepted("card.too-large");
    }
    String[] parts = jwe.split("\\.", -1);
    if (parts.length != 5) {
      throw new CardNotAccepted(UNREADABLE);
    }
    for (String part : parts) {
      if (!BASE64URL.matcher(part).matches()) {
        throw new CardNotAccepted(UNREADABLE);
      }
    }
    JWEHeader header = header(parts[0]);
    JWK key = key(header, keys);
    if (!fits(header, key, parts[1])
        || bytes(parts[2]) != IV_LENGTH
        || parts[3].isEmpty()
        || bytes(parts[4]) != TAG_LENGTH) {
      throw new CardNotAccepted(UNREADABLE);
    }
  }

  private static JWEHeader header(String part) {
    JWEHeader header;
    try {
      header = JWEHeader.parse(new Base64URL(part));
    } catch (ParseException | IllegalArgumentException e) {
      throw new CardNotAccepted(UNREADABLE);
    }
    if (header.getCompressionAlgorithm() != null) {
      throw new CardNotAccepted("card.compressed");
    }
    if (header.getCriticalParams() != null
        || !EncryptionMethod.A256GCM.equals(header.getEncryptionMethod())) {
      throw new CardNotAccepted(UNREADABLE);
    }
    return header;
  }

  private static JWK key(JWEHeader header, JWKSet keys) {
    @Nullable JWK key = header.getKeyID() == null ? null : keys.getKeyByKeyId(header.getKeyID());
    if (key == null) {
      throw new CardNotAccepted("card.old-key");
    }
    return key;
  }

  /** Whether the algorithm fits the key, and the encrypted content key fits both. */
  private static boolean fits(JWEHeader header, JWK key, String encryptedKey) {
    if (JWEAlgorithm.RSA_OAEP_256.equals(header.getAlgorithm())) {
      return KeyType.RSA.equals(key.getKeyType()) && bytes(encryptedKey) * 8 == key.size();
    }
    if (JWEAlgorithm.ECDH_ES.equals(header.getAlgorithm())) {
      return KeyType.EC.equals(key.getKeyType())
          && encryptedKey.isEmpty()
          && header.getEphemeralPublicKey() != null;
    }
    return false;
  }

  /** How many bytes the base64url text represents; -1 if it is invalid. */
  private static int bytes(String base64Url) {
    return base64Url.length() % 4 == 1 ? -1 : base64Url.length() * 3 / 4;
  }
}
