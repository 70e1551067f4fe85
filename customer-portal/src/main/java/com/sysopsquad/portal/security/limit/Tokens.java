package com.sysopsquad.portal.security.limit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Secrets that nobody can guess, which are stored only as hashes. */
public final class Tokens {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new secret of 256 bits, suitable for a link or a cookie. */
  public static String next() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The stored form of a secret. */
  public static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** An id for a secret that may be shown. */
  public static String handle(String secret) {
    return HexFormat.of().formatHex(hash(secret), 0, 16);
  }

  private Tokens() {}
}
