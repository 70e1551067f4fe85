package com.sysopsquad.flows.delivery.inbox.withheld;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what a quantum stores and shows to nobody, so that a copy of its database does not
 * reveal it (AES-256-GCM).
 */
public final class Seal {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final List<SecretKeySpec> keys;
  private final SecureRandom random = new SecureRandom();

  public Seal(WithheldSettings settings) {
    this.keys = settings.keys().stream().map(Seal::key).toList();
  }

  /** Whether there is a key. */
  boolean isSet() {
    return !keys.isEmpty();
  }

  /**
   * Encrypts a text with the first key.
   *
   * @param about what the text belongs to, needed to decrypt it
   */
  String close(String text, String about) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, keys.getFirst(), nonce, about)
              .doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
      return Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A body cannot be encrypted", e);
    }
  }

  /** Decrypts a text; empty if none of the keys fits. */
  Optional<String> open(String sealed, String about) {
    byte[] all = Base64.getDecoder().decode(sealed);
    byte[] nonce = new byte[NONCE];
    System.arraycopy(all, 0, nonce, 0, NONCE);
    for (SecretKeySpec key : keys) {
      try {
        byte[] text =
            cipher(Cipher.DECRYPT_MODE, key, nonce, about).doFinal(all, NONCE, all.length - NONCE);
        return Optional.of(new String(text, StandardCharsets.UTF_8));
      } catch (AEADBadTagException anotherKey) {
        // One of the others may fit.
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("A body cannot be decrypted", e);
      }
    }
    return Optional.empty();
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce, String about)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static SecretKeySpec key(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return new SecretKeySpec(digest, "AES");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
