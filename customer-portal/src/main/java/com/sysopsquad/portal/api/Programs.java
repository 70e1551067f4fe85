package com.sysopsquad.portal.api;

import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The programs of the configuration that have a secret; each gets tokens for itself alone. */
final class Programs implements RegisteredClientRepository {

  private final Map<String, RegisteredClient> registered;

  Programs(ApiSettings settings, ProgramSecrets secrets) {
    this.registered =
        settings.clients().entrySet().stream()
            .filter(program -> !program.getValue().secret().isEmpty())
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    program ->
                        RegisteredClient.withId(program.getKey())
                            .clientId(program.getKey())
                            .clientSecret(secrets.encode(program.getValue().secret()))
                            .clientAuthenticationMethod(
                                ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                            .clientAuthenticationMethod(
                                ClientAuthenticationMethod.CLIENT_SECRET_POST)
                            .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                            .scopes(scopes -> scopes.addAll(program.getValue().scopes()))
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
  public void save(RegisteredClient program) {
    throw new UnsupportedOperationException("Programs come from the configuration");
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
