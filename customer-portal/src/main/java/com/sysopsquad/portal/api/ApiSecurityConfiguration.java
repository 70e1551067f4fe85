package com.sysopsquad.portal.api;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import com.sysopsquad.portal.api.client.CallLimitFilter;
import com.sysopsquad.portal.api.client.CallLimits;
import com.sysopsquad.portal.api.client.Scopes;
import com.sysopsquad.portal.api.problem.ProblemAnswers;
import com.sysopsquad.portal.security.RecentSignIn;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may call the API: clients with a token and without any cookie; customers in their browser's
 * session, with its CSRF token for changes.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurityConfiguration {

  private static final String BEARER = "bearer";
  private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final RequestMatcher API = pathPattern("/api/**");
  private static final RequestMatcher WITH_TOKEN =
      request -> {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null && shown.regionMatches(true, 0, BEARER, 0, BEARER.length());
      };

  @Bean
  @Order(0)
  SecurityFilterChain clientSecurity(
      HttpSecurity http, JwtDecoder decoder, CallLimits limits, ProblemAnswers problems)
      throws Exception {
    return http.securityMatcher(new AndRequestMatcher(API, WITH_TOKEN))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, OpenApiConfiguration.DOCUMENT)
                    .permitAll()
                    .requestMatchers(CsrfController.PATH)
                    .denyAll()
                    .requestMatchers(HttpMethod.GET, "/api/**")
                    .hasAuthority(Scopes.authority(Scopes.READ))
                    .requestMatchers(HttpMethod.HEAD, "/api/**")
                    .hasAuthority(Scopes.authority(Scopes.READ))
                    .requestMatchers("/api/v1/customers/*/cards/**")
                    .hasAuthority(Scopes.authority(Scopes.CARDS))
                    .anyRequest()
                    .hasAuthority(Scopes.authority(Scopes.WRITE)))
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.decoder(decoder))
                    .authenticationEntryPoint(problems)
                    .accessDeniedHandler(problems))
        .exceptionHandling(
            denied -> denied.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(cache -> cache.disable())
        .csrf(csrf -> csrf.disable())
        .headers(ApiHeaders::set)
        .addFilterBefore(new CallLimitFilter(limits::call, problems), AuthorizationFilter.class)
        .build();
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiOfSessionSecurity(
      HttpSecurity http, RecentSignIn recent, CallLimits limits, ProblemAnswers problems)
      throws Exception {
    return http.securityMatcher(API)
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, OpenApiConfiguration.DOCUMENT)
                    .permitAll()
                    .requestMatchers("/api/v1/customers")
                    .denyAll()
                    .anyRequest()
                    .hasRole("CUSTOMER"))
        .exceptionHandling(
            denied -> denied.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
        .requestCache(cache -> cache.disable())
        // People who are not signed in get an answer that says so; there is nothing that another
        // site could misuse.
        .csrf(
            csrf ->
                csrf.requireCsrfProtectionMatcher(
                    request ->
                        !LOOKING.contains(request.getMethod())
                            && SecurityContextHolder.getContext().getAuthentication() != null))
        .headers(ApiHeaders::set)
        .addFilterBefore(new SessionRulesFilter(recent, problems), ExceptionTranslationFilter.class)
        .addFilterBefore(new CallLimitFilter(limits::call, problems), AuthorizationFilter.class)
        .build();
  }
}
