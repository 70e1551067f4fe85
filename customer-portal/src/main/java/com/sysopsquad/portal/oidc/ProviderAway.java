package com.sysopsquad.portal.oidc;

import org.springframework.security.core.AuthenticationException;

/** A provider of identities has not told how it is reached. */
class ProviderAway extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  ProviderAway(String id) {
    super("The provider of identities \"" + id + "\" does not answer");
  }
}
