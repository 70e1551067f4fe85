package com.sysopsquad.portal.api.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.sysopsquad.portal.api.ApiHeaders;
import com.sysopsquad.portal.api.client.ApiSettings;
import com.sysopsquad.portal.api.client.CallLimitFilter;
import com.sysopsquad.portal.api.client.CallLimits;
import com.sysopsquad.portal.api.problem.ProblemAnswers;
import com.sysopsquad.portal.display.PortalAddress;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * The portal itself issues the tokens of its clients, only by client credentials, unless the
 * configuration names another issuer.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${" + OtherIssuerConfiguration.ISSUER + ":}'.isEmpty()")
class OwnTokensConfiguration {

  private static final SignatureAlgorithm SIGNED_BY = SignatureAlgorithm.ES256;

  @Bean
  ApiClients clients(ApiSettings settings) {
    return new ApiClients(settings, new ClientSecrets());
  }

  @Bean
  SigningKeys signingKeys(ApiSettings settings, ApiClients clients) {
    SigningKeys keys = new SigningKeys(settings.signingKeys());
    if (!clients.none() && keys.current().isEmpty()) {
      throw new IllegalStateException(
          "API clients are configured, but there are no keys to sign their tokens. Set"
              + " sysops.api.signing-keys to a JWK set with an EC key on P-256");
    }
    return keys;
  }

  /**
   * Issues tokens to clients that know their secret, and offers everyone the keys to check them.
   */
  @Bean
  @Order(0)
  SecurityFilterChain tokenSecurity(HttpSecurity http, CallLimits limits, ProblemAnswers problems)
      throws Exception {
    return http.securityMatcher("/oauth2/token", "/oauth2/jwks")
        .oauth2AuthorizationServer(
            server ->
                server.clientAuthentication(
                    client -> client.authenticationProviders(OwnTokensConfiguration::comparing)))
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable())
        .headers(ApiHeaders::set)
        .addFilterAfter(new CallLimitFilter(limits::token, problems), HeaderWriterFilter.class)
        .build();
  }

  @Bean
  AuthorizationServerSettings authorizationServerSettings(PortalAddress portal) {
    return AuthorizationServerSettings.builder().issuer(portal.origin()).build();
  }

  @Bean
  OAuth2AuthorizationService issuedTokens() {
    return new NothingKept();
  }

  @Bean
  JwtEncoder tokenEncoder(SigningKeys keys) {
    NimbusJwtEncoder encoder = new NimbusJwtEncoder(keys);
    encoder.setJwkSelector(List::getLast);
    return encoder;
  }

  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> tokensForTheApi(PortalAddress portal) {
    return token -> {
      token.getJwsHeader().algorithm(SIGNED_BY);
      token.getClaims().audience(List.of(audience(portal)));
    };
  }

  @Bean
  JwtDecoder tokenDecoder(JWKSource<SecurityContext> keys, PortalAddress portal) {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SIGNED_BY).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(portal.origin()),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, meant -> meant != null && meant.contains(audience(portal)))));
    return decoder;
  }

  /** The audience of our tokens. */
  static String audience(PortalAddress portal) {
    return portal.of("/api");
  }

  private static void comparing(List<AuthenticationProvider> providers) {
    for (AuthenticationProvider provider : providers) {
      if (provider instanceof ClientSecretAuthenticationProvider secrets) {
        secrets.setPasswordEncoder(new ClientSecrets());
      }
    }
  }
}
