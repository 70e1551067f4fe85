package com.sysopsquad.portal.api;

import java.util.Set;

/** What a token may allow a client to do. */
final class Scopes {

  /** Find customers and read their data. */
  static final String READ = "customers:read";

  /** Change their data, except for the cards. */
  static final String WRITE = "customers:write";

  /** Add, choose and remove cards. */
  static final String CARDS = "cards:write";

  static final Set<String> ALL = Set.of(READ, WRITE, CARDS);

  /** The authority of a token with the scope. */
  static String authority(String scope) {
    return "SCOPE_" + scope;
  }

  private Scopes() {}
}
