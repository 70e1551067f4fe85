package com.sysopsquad.portal.api.token;

import com.sysopsquad.portal.security.limit.Tokens;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares clients' secrets with a fast hash: they are random, so slow hashing would add no
 * security, and someone who requests many tokens could keep our processors busy.
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
