package com.sysopsquad.billing.card.intake;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** A file with a JWK set. */
final class KeyFile {

  private KeyFile() {}

  /**
   * The keys of a file.
   *
   * @throws UnusableKeys if it cannot be read
   */
  static JWKSet read(Path file) {
    try {
      return JWKSet.parse(Files.readString(file));
    } catch (IOException e) {
      throw new UnusableKeys(
          file, "the file cannot be read. Put it there, or correct its path and owner", e);
    } catch (ParseException _) {
      throw new UnusableKeys(file, "it is not a JWK set. Restore the file from a backup", null);
    }
  }
}
