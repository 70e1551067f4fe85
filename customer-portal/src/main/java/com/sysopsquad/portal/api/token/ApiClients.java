package com.sysopsquad.portal.api.token;

import com.sysopsquad.portal.api.client.ApiSettings;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The configured clients that have a secret; each gets tokens only for itself. */
final class ApiClients implements RegisteredClientRepository {

  private final Map<String, RegisteredClient> registered;

  ApiClients(ApiSettings settings, ClientSecrets secrets) {
    this.registered =
        settings.clients().entrySet().stream()
            .filter(client -> !client.getValue().secret().isEmpty())
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    client ->
                        RegisteredClient.withId(client.getKey())
                            .clientId(client.getKey())
                            .clientSecret(secrets.encode(client.getValue().secret()))
                            .clientAuthenticationMethod(
                                ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .clientAuthenticationMethod(
                                ClientAuthenticationMethod.CLIENT_SECRET_POST)
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .scopes(scopes -> scopes.addAll(client.getValue().scopes()))
                            .tokenSettings(
                                TokenSettings.builder()
                                    .accessTokenTimeToLive(settings.tokenLifetime())
                                    .build())
                            .build()));
  }

  /** Whether there is none. */
  boolean none() {
    return registered.isEmpty();
  }

  @Override
  public void save(RegisteredClient client) {
    throw new UnsupportedOperationException("ApiClients come from the configuration");
  }

  @Override
  public @Nullable RegisteredClient findById(String id) {
    return registered.get(id);
  }

  @Override
  public @Nullable RegisteredClient findByClientId(String clientId) {
    return registered.get(clientId);
  }
}
