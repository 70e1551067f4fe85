package com.sysopsquad.portal.oidc;

import com.sysopsquad.portal.security.SignInMethod;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.ConditionalOnOAuth2ClientRegistrationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;

/** Sign-in through identity providers, if the configuration names any. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class OidcConfiguration {

  /** Replaces Spring Boot's bean, which does not start while a provider is down. */
  @Bean
  @ConditionalOnOAuth2ClientRegistrationProperties
  ClientRegistrationRepository clientRegistrationRepository(OidcProviders providers) {
    return providers::withId;
  }

  @Bean
  SignInMethod signInByProvider(OidcProviders providers, OidcSignIn signIn) {
    return new ByProvider(providers, signIn);
  }

  private record ByProvider(OidcProviders providers, OidcSignIn signIn) implements SignInMethod {

    @Override
    public void addTo(HttpSecurity http) throws Exception {
      if (providers.any()) {
        http.oauth2Login(
            provider ->
                provider
                    .loginPage("/sign-in")
                    .withObjectPostProcessor(leading(signIn))
                    .tokenEndpoint(token -> token.accessTokenResponseClient(ProviderCalls.tokens()))
                    .userInfoEndpoint(user -> user.oidcUserService(ProviderCalls.users()))
                    .failureHandler(signIn)
                    .authorizedClientRepository(new NoTokensKept())
                    .successHandler(signIn));
      }
    }

    @Override
    public List<Button> buttons() {
      return providers.buttons();
    }
  }

  /**
   * A person who cannot be sent to a provider gets the same message as after a failed sign-in
   * there.
   */
  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> leading(
      OidcSignIn signIn) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(signIn);
        return filter;
      }
    };
  }
}
