package com.sysopsquad.billing.card.intake;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import java.nio.file.Path;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the vault: wrapping keys of 256 bits, of which the newest is last and active and
 * older ones only decrypt; and one key for fingerprints.
 */
final class VaultKeys {

  private static final String FINGERPRINT = "fingerprint";
  private static final int BITS = 256;

  private final SecretKey fingerprint;
  private final List<OctetSequenceKey> wrapping;

  private VaultKeys(SecretKey fingerprint, List<OctetSequenceKey> wrapping) {
    this.fingerprint = fingerprint;
    this.wrapping = wrapping;
  }

  /**
   * Reads the keys of a JWK set.
   *
   * @throws UnusableKeys if the file is invalid; says what is wrong and what to do
   */
  static VaultKeys read(Path file) {
    JWKSet keys = KeyFile.read(file);
    List<OctetSequenceKey> wrapping =
        keys.getKeys().stream().filter(VaultKeys::wraps).map(JWK::toOctetSequenceKey).toList();
    if (wrapping.isEmpty()
        || !(keys.getKeyByKeyId(FINGERPRINT) instanceof OctetSequenceKey fingerprint)
        || fingerprint.size() < BITS) {
      throw new UnusableKeys(
          file,
          "it must hold an oct key of 256 bits with use 'enc' and a kid, and one with the kid"
              + " 'fingerprint'",
          null);
    }
    return new VaultKeys(new SecretKeySpec(fingerprint.toByteArray(), "HmacSHA256"), wrapping);
  }

  SecretKey fingerprint() {
    return fingerprint;
  }

  /** The id of the key that encrypts new cards. */
  String active() {
    return wrapping.getLast().getKeyID();
  }

  /**
   * A wrapping key.
   *
   * @throws IllegalArgumentException if there is none with this id
   */
  SecretKey wrapping(String keyId) {
    return wrapping.stream()
        .filter(key -> key.getKeyID().equals(keyId))
        .findFirst()
        .map(key -> new SecretKeySpec(key.toByteArray(), "AES"))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no vault key '%s'. Restore it in the file of vault keys"
                        .formatted(keyId)));
  }

  private static boolean wraps(JWK key) {
    return key instanceof OctetSequenceKey
        && KeyUse.ENCRYPTION.equals(key.getKeyUse())
        && key.size() == BITS
        && key.getKeyID() != null
        && !key.getKeyID().equals(FINGERPRINT);
  }
}
