package com.sysopsquad.portal.security;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

/** Signing in through providers of identities, where the configuration names some. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcConfiguration {

  /** Instead of Spring Boot's, which does not start while a provider is away. */
  @Bean
  @ConditionalOnOAuth2ClientRegistrationProperties
  ClientRegistrationRepository clientRegistrationRepository(OidcProviders providers) {
    return providers::withId;
  }
}
