package com.sysopsquad.portal.api;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/** The name of the client that calls, fit for a log and for its customers' eyes. */
final class ApiClient {

  private static final int LONGEST = 60;

  /** Who got this token, as its issuer says. */
  static String of(Jwt token) {
    String name =
        Stream.of("client_id", "azp", "sub")
            .map(token::getClaimAsString)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("unknown");
    String plain = name.replaceAll("[^A-Za-z0-9._@-]", "_");
    return plain.substring(0, Math.min(plain.length(), LONGEST));
  }

  private ApiClient() {}
}
