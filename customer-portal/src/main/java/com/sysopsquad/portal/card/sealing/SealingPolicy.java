package com.sysopsquad.portal.card.sealing;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * The content security policy of the card page, stricter than that of the other pages: only the
 * scripts that the page names run there, and they can connect only to this server.
 *
 * @param nonce allows only the page's own script elements, for one response
 */
public record SealingPolicy(String nonce) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_BYTES = 18;

  /** The policy for one response. */
  public static SealingPolicy fresh() {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return new SealingPolicy(Base64.getUrlEncoder().withoutPadding().encodeToString(nonce));
  }

  /** As the header value. */
  public String directives() {
    return "default-src 'none'; script-src 'nonce-"
        + nonce
        + "'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self';"
        + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }
}
