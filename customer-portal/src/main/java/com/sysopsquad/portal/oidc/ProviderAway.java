package com.sysopsquad.portal.oidc;

import org.springframework.security.core.AuthenticationException;

/** An identity provider has not published how to reach it. */
class ProviderAway extends AuthenticationException {

  private static final long serialVersionUID = 1L;

  ProviderAway(String id) {
    super("The provider of identities \"" + id + "\" does not answer");
  }
}
