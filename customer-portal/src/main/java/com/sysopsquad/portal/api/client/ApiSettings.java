package com.sysopsquad.portal.api.client;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the API, and how much.
 *
 * @param signingKeys file with the private keys that sign tokens, a JWK set; the last one signs,
 *     all are accepted
 * @param tokenLifetime how long a token is valid
 * @param tokensOfAddress how many tokens may be requested per minute from one network address
 * @param callsOfCustomer how many calls per minute one customer may make in sessions
 * @param callsOfClient the same for a client without its own setting
 * @param clients the clients, by the names with which they request tokens
 */
@ConfigurationProperties("sysops.api")
public record ApiSettings(
    @DefaultValue("") String signingKeys,
    @DefaultValue("5m") Duration tokenLifetime,
    @DefaultValue("30") int tokensOfAddress,
    @DefaultValue("300") int callsOfCustomer,
    @DefaultValue("1200") int callsOfClient,
    @DefaultValue Map<String, Client> clients) {

  /**
   * A client that acts for customers.
   *
   * @param secret proves the client's identity; if it is empty, the client gets no tokens
   * @param scopes the most that it may do
   * @param calls how many calls per minute it may make; 0 means as many as any client
   */
  public record Client(
      @DefaultValue("") String secret,
      @DefaultValue Set<String> scopes,
      @DefaultValue("0") int calls) {

    private static final int SHORTEST_SECRET = 20;

    /** Rejects secrets that can be guessed and unknown scopes. */
    public Client {
      if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
        throw new IllegalArgumentException(
            "The secret of an API client must have at least %d characters, preferably random"
                .formatted(SHORTEST_SECRET));
      }
      if (!Scopes.ALL.containsAll(scopes)) {
        throw new IllegalArgumentException(
            "The scopes of an API client are %s, not %s".formatted(Scopes.ALL, scopes));
      }
    }

    /** Leaves out the secret, so that it does not get into a log. */
    @Override
    public String toString() {
      return "Client with " + scopes;
    }
  }
}
