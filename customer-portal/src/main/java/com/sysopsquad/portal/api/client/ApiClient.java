package com.sysopsquad.portal.api.client;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/** The name of the calling client, in a form for logs and for customers. */
public final class ApiClient {

  private static final int LONGEST = 60;

  /** The client that got this token, according to its issuer. */
  public static String of(Jwt token) {
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
