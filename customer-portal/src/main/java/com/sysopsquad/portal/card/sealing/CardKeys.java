package com.sysopsquad.portal.card.sealing;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Billing's public keys, which encrypt cards. A changed file takes effect at once, so keys rotate
 * without a restart; while it cannot be read, the previous keys stay in use.
 */
@Component
public class CardKeys {

  private record KeySet(FileTime modified, JWKSet keys) {}

  private static final Logger log = LoggerFactory.getLogger(CardKeys.class);
  private static final KeySet NONE = new KeySet(FileTime.fromMillis(0), new JWKSet());

  private final Path file;
  private volatile KeySet read = NONE;

  CardKeys(CardSettings settings) {
    this.file = Path.of(settings.publicKeys());
  }

  /** The keys in use, public parts only; empty if there are none. */
  public JWKSet current() {
    KeySet known = read;
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      if (!modified.equals(known.modified())) {
        known = new KeySet(modified, JWKSet.load(file.toFile()).toPublicJWKSet());
        read = known;
      }
    } catch (IOException | ParseException e) {
      log.error("The card keys cannot be read from {}: {}", file, e.getMessage());
    }
    return known.keys();
  }
}
