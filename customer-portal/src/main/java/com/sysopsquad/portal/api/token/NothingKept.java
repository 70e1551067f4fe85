package com.sysopsquad.portal.api.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/** Stores no issued tokens: a token contains everything, and is valid only for minutes. */
final class NothingKept implements OAuth2AuthorizationService {

  @Override
  public void save(OAuth2Authorization issued) {}

  @Override
  public void remove(OAuth2Authorization issued) {}

  @Override
  public @Nullable OAuth2Authorization findById(String id) {
    return null;
  }

  @Override
  public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
    return null;
  }
}
