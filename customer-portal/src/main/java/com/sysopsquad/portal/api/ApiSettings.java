package com.sysopsquad.portal.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the API, and how much.
 *
 * @param signingKeys file with the private keys that sign tokens, a JWK set; the last one signs,
 *     all are believed
 * @param tokenLifetime how long a token is good
 * @param tokensOfAddress how many tokens may be asked for a minute from one network address
 * @param callsOfCustomer how many calls a minute one customer may make in sessions
 * @param callsOfClient the same of a client whose settings say nothing else
 * @param clients the clients, by the names under which they ask for tokens
 */
@ConfigurationProperties("sysops.api")
record ApiSettings(
    @DefaultValue("") String signingKeys,
    @DefaultValue("5m") Duration tokenLifetime,
    @DefaultValue("30") int tokensOfAddress,
    @DefaultValue("300") int callsOfCustomer,
    @DefaultValue("1200") int callsOfClient,
    @DefaultValue Map<String, Client> clients) {

  /**
   * A client that acts for customers.
   *
   * @param secret by which it proves to be this one; empty: it gets no tokens
   * @param scopes what it may do at most
   * @param calls how many calls a minute it may make; 0: as many as any client
   */
  record Client(
      @DefaultValue("") String secret,
      @DefaultValue Set<String> scopes,
      @DefaultValue("0") int calls) {

    private static final int SHORTEST_SECRET = 20;

    /** Refuses secrets that can be guessed and scopes that mean nothing. */
    Client {
      if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
        throw new IllegalArgumentException(
            "A secret of a client of the API must have at least %d characters, best random ones"
                .formatted(SHORTEST_SECRET));
      }
      if (!Scopes.ALL.containsAll(scopes)) {
        throw new IllegalArgumentException(
            "The scopes of a client of the API are %s, not %s".formatted(Scopes.ALL, scopes));
      }
    }

    /** Says nothing of the secret, so that it does not reach a log. */
    @Override
    public String toString() {
      return "Client with " + scopes;
    }
  }
}
