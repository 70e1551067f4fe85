package com.sysopsquad.portal.api.client;

import java.util.Set;

/** What a token may allow a client to do. */
public final class Scopes {

  /** Find customers and read their data. */
  public static final String READ = "customers:read";

  /** Change their data, except for the cards. */
  public static final String WRITE = "customers:write";

  /** Add, choose and remove cards. */
  public static final String CARDS = "cards:write";

  static final Set<String> ALL = Set.of(READ, WRITE, CARDS);

  /** The authority of a token with the scope. */
  public static String authority(String scope) {
    return "SCOPE_" + scope;
  }

  private Scopes() {}
}
