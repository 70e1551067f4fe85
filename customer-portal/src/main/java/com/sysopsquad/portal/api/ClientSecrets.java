package com.sysopsquad.portal.api;

import com.sysopsquad.portal.security.Tokens;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares secrets of clients by a plain hash: they are random, so that nothing is gained by making
 * each try slow, and who asks for many tokens would have us compute for nothing.
 */
final class ClientSecrets implements PasswordEncoder {

  @Override
  public String encode(@Nullable CharSequence secret) {
    return HexFormat.of().formatHex(Tokens.hash(Objects.requireNonNull(secret).toString()));
  }

  @Override
  public boolean matches(@Nullable CharSequence secret, @Nullable String encoded) {
    return secret != null
        && encoded != null
        && MessageDigest.isEqual(Tokens.hash(secret.toString()), HexFormat.of().parseHex(encoded));
  }
}
