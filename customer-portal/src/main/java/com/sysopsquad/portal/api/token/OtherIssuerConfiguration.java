package com.sysopsquad.portal.api.token;

import com.sysopsquad.portal.display.PortalAddress;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/**
 * Tokens of another issuer that the configuration names; in that case the portal issues none. The
 * issuer is asked for its keys when the first token arrives, so the portal can start without it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${" + OtherIssuerConfiguration.ISSUER + ":}'.isEmpty()")
class OtherIssuerConfiguration {

  /** The usual setting of a resource server. */
  static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

  private static final String AUDIENCES = "spring.security.oauth2.resourceserver.jwt.audiences";

  @Bean
  JwtDecoder tokenDecoder(
      @Value("${" + ISSUER + "}") String issuer,
      @Value("${" + AUDIENCES + ":}") List<String> audiences,
      PortalAddress portal) {
    List<String> named = audiences.stream().filter(audience -> !audience.isBlank()).toList();
    List<String> good = named.isEmpty() ? List.of(OwnTokensConfiguration.audience(portal)) : named;
    return new SupplierJwtDecoder(
        () -> {
          NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(issuer).build();
          decoder.setJwtValidator(
              new DelegatingOAuth2TokenValidator<>(
                  JwtValidators.createDefaultWithIssuer(issuer),
                  new JwtClaimValidator<List<String>>(
                      JwtClaimNames.AUD,
                      meant -> meant != null && meant.stream().anyMatch(good::contains))));
          return decoder;
        });
  }
}
