package com.sysopsquad.portal.api;

import java.util.Set;

/** What a token may allow a client to do. */
final class Scopes {

  /** Find customers and see what is theirs. */
  static final String READ = "customers:read";

  /** Change what is theirs, but for the cards. */
  static final String WRITE = "customers:write";

  /** Hand in, choose and remove cards. */
  static final String CARDS = "cards:write";

  static final Set<String> ALL = Set.of(READ, WRITE, CARDS);

  /** The authority that a token with the scope brings. */
  static String authority(String scope) {
    return "SCOPE_" + scope;
  }

  private Scopes() {}
}
