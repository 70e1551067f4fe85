package com.sysopsquad.billing.card.intake;

import com.sysopsquad.billing.card.SealedCard;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stores card numbers with envelope encryption: each is encrypted with its own random key
 * (AES-256-GCM), which is wrapped by the active vault key. Both are bound to the card and the key,
 * so a row that is moved to another card cannot be decrypted.
 */
final class CardVault {

  private static final int NONCE_BYTES = 12;
  private static final int KEY_BYTES = 32;
  private static final int TAG_BITS = 128;

  private final VaultKeys keys;
  private final SecureRandom random = new SecureRandom();

  CardVault(VaultKeys keys) {
    this.keys = keys;
  }

  /** Encrypts the number of a card. */
  SealedCard seal(UUID cardId, CardNumber number) {
    String keyId = keys.active();
    byte[] dataKey = randomBytes(KEY_BYTES);
    return new SealedCard(
        keyId,
        encrypt(keys.wrapping(keyId), dataKey, binding("key", cardId, keyId)),
        encrypt(
            new SecretKeySpec(dataKey, "AES"),
            number.reveal().getBytes(StandardCharsets.US_ASCII),
            binding("number", cardId, keyId)));
  }

  /**
   * Decrypts the number of a card.
   *
   * @throws IllegalStateException if it was encrypted for another card or has been changed
   */
  CardNumber open(UUID cardId, SealedCard sealed) {
    String keyId = sealed.keyId();
    byte[] dataKey =
        decrypt(keys.wrapping(keyId), sealed.wrappedKey(), binding("key", cardId, keyId));
    return CardNumber.of(
        new String(
            decrypt(
                new SecretKeySpec(dataKey, "AES"),
                sealed.sealedNumber(),
                binding("number", cardId, keyId)),
            StandardCharsets.US_ASCII));
  }

  /** The same for the same number, and useless without the key. */
  byte[] fingerprint(CardNumber number) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(keys.fingerprint());
      return mac.doFinal(number.reveal().getBytes(StandardCharsets.US_ASCII));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot make an HMAC-SHA256", e);
    }
  }

  private byte[] encrypt(SecretKey key, byte[] clear, byte[] binding) {
    byte[] nonce = randomBytes(NONCE_BYTES);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(binding);
      byte[] sealed = cipher.doFinal(clear);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java cannot encrypt with AES-GCM", e);
    }
  }

  private static byte[] decrypt(SecretKey key, byte[] sealed, byte[] binding) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(binding);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The sealed card does not open: it belongs to another card, or has been changed", e);
    }
  }

  private static byte[] binding(String what, UUID cardId, String keyId) {
    return String.join("|", what, cardId.toString(), keyId).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
