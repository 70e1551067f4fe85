package com.sysopsquad.portal.security;

import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.limit.KnownBrowsers;
import com.sysopsquad.portal.security.limit.SignInLimitFilter;
import com.sysopsquad.portal.security.limit.SignInLimits;
import com.sysopsquad.portal.security.limit.SignInSettings;
import com.sysopsquad.web.ManagementSettings;
import com.sysopsquad.web.PageTokens;
import com.sysopsquad.web.WantedPage;
import io.github.wimdeblauwe.htmx.spring.boot.security.HxRefreshHeaderAuthenticationEntryPoint;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/** Who may see what: customers their own pages, everyone the sign-in page, operations health. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManagementSettings.class)
class SecurityConfiguration {

  // Everything from this server and nothing inline; Tabler's style sheet uses data: images for its
  // icons.
  private static final String CONTENT_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  @Bean
  @ConditionalOnMissingBean
  PasswordEncoder passwordEncoder(SignInSettings settings) {
    return new NormalizedPasswords(new BCryptPasswordEncoder(settings.bcryptCost()));
  }

  /**
   * Requests are measured as a whole; measuring each guard separately would cost more than it is
   * worth.
   */
  @Bean
  SecurityObservationSettings unobservedGuards() {
    return SecurityObservationSettings.noObservations();
  }

  /** Health is for probes, the rest of the management port for the networks in the setting. */
  @Bean
  @Order(1)
  SecurityFilterChain managementSecurity(HttpSecurity http, ManagementSettings management)
      throws Exception {
    return http.securityMatcher("/actuator/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(ManagementSettings.probes())
                    .permitAll()
                    .anyRequest()
                    .access(management.fromThere()))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .build();
  }

  /** The page that someone requested before signing in. */
  @Bean
  WantedPage wantedPage() {
    return new WantedPage(SecurityConfiguration::isPage);
  }

  private static boolean isPage(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return request.getHeader("HX-Request") == null
        && !request.getRequestURI().contains(".")
        && (accepted == null || accepted.contains("text/html") || accepted.contains("*/*"));
  }

  @Bean
  @Order(2)
  SecurityFilterChain pageSecurity(
      HttpSecurity http,
      SignInSettings settings,
      SignInLimits limits,
      KnownBrowsers browsers,
      SecurityEvents events,
      Clock clock,
      PasswordSignIn byPassword,
      List<SignInMethod> methods,
      SignOut signOut,
      WantedPage wanted,
      MultipartProperties files)
      throws Exception {
    for (SignInMethod method : methods) {
      method.addTo(http);
    }
    return http.authorizeHttpRequests(
            requests ->
                requests
                    // The end of a response that was allowed when it began.
                    .dispatcherTypeMatchers(DispatcherType.ASYNC)
                    .permitAll()
                    .requestMatchers(
                        "/livez",
                        "/readyz",
                        "/sign-in",
                        "/sign-up/**",
                        "/password/**",
                        "/email/**",
                        "/surveys/**",
                        "/webauthn/authenticate/options",
                        "/login/webauthn",
                        "/keys/card",
                        "/language",
                        "/error",
                        "/webjars/**",
                        "/assets/**",
                        "/favicon.ico",
                        "/robots.txt",
                        "/manifest.webmanifest",
                        "/.well-known/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.DELETE, "/webauthn/**")
                    .denyAll()
                    .anyRequest()
                    .hasRole("CUSTOMER"))
        .formLogin(
            form ->
                form.loginPage("/sign-in")
                    .usernameParameter("email")
                    .successHandler(byPassword)
                    .failureHandler(byPassword))
        .exceptionHandling(denied -> denied.authenticationEntryPoint(toSignIn()))
        .logout(
            logout ->
                logout
                    .logoutUrl("/sign-out")
                    .addLogoutHandler(signOut)
                    .logoutSuccessUrl("/sign-in?signed-out"))
        .addFilterBefore(
            new SignInLimitFilter(limits, browsers, events),
            UsernamePasswordAuthenticationFilter.class)
        .addFilterBefore(
            new UploadLimitFilter(files.getMaxRequestSize().toBytes()), CsrfFilter.class)
        .addFilterBefore(new RecentSignInFilter(settings, clock), ExceptionTranslationFilter.class)
        .sessionManagement(
            session -> session.sessionFixation(fixation -> fixation.changeSessionId()))
        .headers(SecurityConfiguration::headers)
        .requestCache(cache -> cache.requestCache(wanted))
        .csrf(csrf -> csrf.csrfTokenRepository(new PageTokens()))
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .frameOptions(frame -> frame.deny())
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            permissions ->
                permissions.policy(
                    "camera=(), geolocation=(), microphone=(), payment=(), usb=(),"
                        + " publickey-credentials-create=(self), publickey-credentials-get=(self)"))
        .crossOriginOpenerPolicy(Customizer.withDefaults())
        .crossOriginResourcePolicy(Customizer.withDefaults())
        .httpStrictTransportSecurity(
            transport -> transport.includeSubDomains(true).maxAgeInSeconds(31_536_000));
  }

  /**
   * A page redirects to the form; a fragment makes htmx load its page again, which then redirects.
   */
  private static AuthenticationEntryPoint toSignIn() {
    return DelegatingAuthenticationEntryPoint.builder()
        .addEntryPointFor(
            new HxRefreshHeaderAuthenticationEntryPoint(),
            new RequestHeaderRequestMatcher("HX-Request"))
        .defaultEntryPoint(new LoginUrlAuthenticationEntryPoint("/sign-in"))
        .build();
  }
}
