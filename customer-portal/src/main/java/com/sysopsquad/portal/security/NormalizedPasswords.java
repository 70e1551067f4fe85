package com.sysopsquad.portal.security;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Treats a password as the same in whichever form its accented characters arrive: some keyboards
 * send one character for each, others send an additional one for the accent. The composed form is
 * hashed.
 */
final class NormalizedPasswords implements PasswordEncoder {

  private final PasswordEncoder hashes;

  NormalizedPasswords(PasswordEncoder hashes) {
    this.hashes = hashes;
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return hashes.encode(password == null ? null : Normalizer.normalize(password, Form.NFC));
  }

  /** Also compares the typed and the decomposed form: older hashes are of either. */
  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    if (password == null) {
      return hashes.matches(null, hash);
    }
    return Stream.of(
            Normalizer.normalize(password, Form.NFC),
            password.toString(),
            Normalizer.normalize(password, Form.NFD))
        .distinct()
        .anyMatch(each -> hashes.matches(each, hash));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return hashes.upgradeEncoding(hash);
  }
}
