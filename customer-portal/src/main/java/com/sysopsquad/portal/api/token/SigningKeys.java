package com.sysopsquad.portal.api.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.text.ParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys with which all replicas sign tokens. A changed file takes effect at once, so keys rotate
 * without a restart; while it cannot be read, the previous keys stay in use.
 */
final class SigningKeys implements JWKSource<SecurityContext> {

  private record KeySet(FileTime modified, JWKSet keys) {}

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
  private static final KeySet NONE = new KeySet(FileTime.fromMillis(0), new JWKSet());

  private final @Nullable Path file;
  private volatile KeySet read = NONE;

  SigningKeys(String file) {
    this.file = file.isEmpty() ? null : Path.of(file);
  }

  /** The keys in use, including private parts; the last one signs. Empty if there are none. */
  JWKSet current() {
    KeySet known = read;
    if (file == null) {
      return known.keys();
    }
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      if (!modified.equals(known.modified())) {
        known = new KeySet(modified, JWKSet.load(file.toFile()));
        read = known;
      }
    } catch (IOException | ParseException e) {
      // Leaves out the parser's message, which may quote the key.
      log.error("The keys that sign tokens cannot be read from {}: {}", file, e.getClass());
    }
    return known.keys();
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    return selector.select(current());
  }
}
