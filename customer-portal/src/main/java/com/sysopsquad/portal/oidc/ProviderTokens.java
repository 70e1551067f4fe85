package com.sysopsquad.portal.oidc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads what identity providers have signed (RS256), like Spring Security, but gives them five
 * seconds to send their keys instead of half a second, which may be too short.
 */
@Component
class ProviderTokens implements JwtDecoderFactory<ClientRegistration> {

  private final Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();

  @Override
  public JwtDecoder createDecoder(ClientRegistration provider) {
    return decoders.computeIfAbsent(provider.getRegistrationId(), id -> decoder(provider));
  }

  private static JwtDecoder decoder(ClientRegistration provider) {
    String keys = provider.getProviderDetails().getJwkSetUri();
    if (keys == null || keys.isBlank()) {
      throw new IllegalStateException(
          "spring.security.oauth2.client.provider.%s needs an issuer-uri or a jwk-set-uri"
              .formatted(provider.getRegistrationId()));
    }
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSetUri(keys).restOperations(ProviderCalls.plain()).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            new JwtTimestampValidator(), new OidcIdTokenValidator(provider)));
    decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
    return decoder;
  }
}
