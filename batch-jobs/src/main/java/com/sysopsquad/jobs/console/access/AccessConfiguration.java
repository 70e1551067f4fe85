package com.sysopsquad.jobs.console.access;

import static com.sysopsquad.jobs.console.access.Roles.BILLING;
import static com.sysopsquad.jobs.console.access.Roles.OPERATOR;
import static com.sysopsquad.jobs.console.access.Roles.VIEWER;

import com.sysopsquad.jobs.console.frame.ConsoleSettings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.web.PageTokens;
import com.sysopsquad.web.WantedPage;
import com.sysopsquad.web.body.RefusedRequests;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three ways to sign in: HTTP Basic for the API and for the management endpoints, a form for the
 * pages.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER, Role.CARD_INTAKE, Role.NEIGHBOURS})
@PropertySource("classpath:console.properties")
@EnableConfigurationProperties({SignInSettings.class, ConsoleSettings.class})
class AccessConfiguration {

  private static final String SIGN_IN = "/sign-in";
  private static final String[] OPEN_HEALTH = {
    "/actuator/health/readiness", "/actuator/health/liveness"
  };
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action"
          + " 'self'; frame-ancestors 'none'";

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  UserDetailsService people(SignInSettings settings, PasswordEncoder encoder) {
    InMemoryUserDetailsManager people = new InMemoryUserDetailsManager();
    settings
        .people()
        .forEach(
            (person, rights) ->
                people.createUser(
                    User.withUsername(person.user())
                        .password(encoder.encode(person.password()))
                        .roles(rights.roles().toArray(String[]::new))
                        .build()));
    return people;
  }

  @Bean
  BillingPeople billingPeople(SignInSettings settings) {
    return new BillingPeople(names(settings, BILLING));
  }

  @Bean
  Operators operators(SignInSettings settings) {
    return new Operators(names(settings, OPERATOR));
  }

  private static List<String> names(SignInSettings settings, String role) {
    return settings.people().entrySet().stream()
        .filter(person -> person.getValue().roles().contains(role))
        .map(person -> person.getKey().user())
        .toList();
  }

  @Bean
  RefusedRequests refusedRequests(JsonMapper json) {
    return new RefusedUnread(new ProblemWriter(json));
  }

  @Bean
  SignInLimit signInLimit(SignInSettings settings) {
    return new SignInLimit(settings);
  }

  @Bean
  FailedSignIns failedSignIns(SignInLimit limit) {
    return new FailedSignIns(limit);
  }

  @Bean
  @Order(1)
  SecurityFilterChain apiAccess(
      HttpSecurity http, SignInLimit limit, ConsoleSettings settings, JsonMapper json) {
    ProblemWriter problems = new ProblemWriter(json);
    return http.securityMatcher("/api/**", "/v3/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(BillingPaths.api())
                    .hasRole(BILLING)
                    .requestMatchers(HttpMethod.GET, "/**")
                    .hasRole(VIEWER)
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .hasRole(VIEWER)
                    .anyRequest()
                    .hasRole(OPERATOR))
        .httpBasic(basic -> basic.authenticationEntryPoint(problems))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .addFilterBefore(
            new ApiCallsFilter(settings.apiCallsAtOnce(), problems),
            BasicAuthenticationFilter.class)
        .addFilterBefore(new OwnOriginFilter(problems), BasicAuthenticationFilter.class)
        .addFilterBefore(
            new SignInLimitFilter(limit, SIGN_IN, problems), BasicAuthenticationFilter.class)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AccessConfiguration::strict)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain managementAccess(HttpSecurity http, SignInLimit limit, JsonMapper json) {
    ProblemWriter problems = new ProblemWriter(json);
    return http.securityMatcher("/actuator/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(HttpMethod.GET, OPEN_HEALTH)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, "/**")
                    .hasRole(VIEWER)
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .hasRole(VIEWER)
                    .anyRequest()
                    .hasRole(OPERATOR))
        .httpBasic(basic -> basic.authenticationEntryPoint(problems))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(problems).accessDeniedHandler(problems))
        .addFilterBefore(new OwnOriginFilter(problems), BasicAuthenticationFilter.class)
        .addFilterBefore(
            new SignInLimitFilter(limit, SIGN_IN, problems), BasicAuthenticationFilter.class)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AccessConfiguration::strict)
        .build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pageAccess(HttpSecurity http, SignInLimit limit, JsonMapper json) {
    PageEntry entry = new PageEntry(SIGN_IN);
    WantedPage whereTheyWantedToGo =
        new WantedPage(
            request ->
                request.getHeader(PageEntry.REFRESHING_PART) == null
                    && !request.getRequestURI().contains("."));
    SavedRequestAwareAuthenticationSuccessHandler thither =
        new SavedRequestAwareAuthenticationSuccessHandler();
    thither.setDefaultTargetUrl("/");
    thither.setRequestCache(whereTheyWantedToGo);
    SimpleUrlAuthenticationFailureHandler back =
        new SimpleUrlAuthenticationFailureHandler(SIGN_IN + "?failed");
    back.setAllowSessionCreation(false);
    return http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(WellKnownController.PATHS)
                    .permitAll()
                    .requestMatchers(
                        SIGN_IN, "/livez", "/readyz", "/error", "/webjars/**", "/assets/**")
                    .permitAll()
                    .requestMatchers(BillingPaths.pages())
                    .hasRole(BILLING)
                    .requestMatchers(HttpMethod.GET, "/**")
                    .hasRole(VIEWER)
                    .requestMatchers(HttpMethod.HEAD, "/**")
                    .hasRole(VIEWER)
                    .anyRequest()
                    .hasRole(OPERATOR))
        .formLogin(
            form ->
                form.loginPage(SIGN_IN)
                    .loginProcessingUrl(SIGN_IN)
                    .failureHandler(back)
                    .successHandler(thither))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?left"))
        .requestCache(cache -> cache.requestCache(whereTheyWantedToGo))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(entry).accessDeniedHandler(entry))
        .addFilterBefore(
            new SignInLimitFilter(limit, SIGN_IN, new ProblemWriter(json)),
            UsernamePasswordAuthenticationFilter.class)
        .csrf(csrf -> csrf.csrfTokenRepository(new PageTokens()))
        .headers(AccessConfiguration::strict)
        .build();
  }

  private static void strict(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .permissionsPolicyHeader(
            policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
  }
}
