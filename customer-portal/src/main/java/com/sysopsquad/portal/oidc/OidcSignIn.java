package com.sysopsquad.portal.oidc;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.EmailAddress;
import com.sysopsquad.portal.security.SigningIn;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URL;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * After an identity provider has identified someone: signs in the customer who is linked to this
 * identity, or whose email address the provider has verified. Nobody becomes a customer this way.
 */
@Component
class OidcSignIn implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

  private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);

  private static final int LONGEST_LINE = 300;

  private final Identities identities;
  private final Customers customers;
  private final SigningIn signingIn;
  private final SecurityEvents events;

  OidcSignIn(
      Identities identities, Customers customers, SigningIn signingIn, SecurityEvents events) {
    this.identities = identities;
    this.customers = customers;
    this.signingIn = signingIn;
    this.events = events;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException {
    Optional<UUID> customer =
        authentication.getPrincipal() instanceof OidcUser user
            ? customerOf(user, request)
            : Optional.empty();
    if (customer.isPresent()) {
      signingIn.signIn(request, response, customer.get(), SecurityEvent.Kind.SIGNED_IN_BY_PROVIDER);
      response.sendRedirect("/");
    } else {
      SecurityContextHolder.clearContext();
      request.getSession().invalidate();
      response.sendRedirect("/sign-in?unknown");
    }
  }

  /** Whatever went wrong at the provider: the log says why, and the customer what to do. */
  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    log.warn("A provider signed nobody in: {}", line(failure));
    boolean away = failure instanceof ProviderAway || failure.getCause() instanceof ProviderAway;
    response.sendRedirect(away ? "/sign-in?away" : "/sign-in?refused");
  }

  /** On one line, and with limited length: some of it comes from the requested address. */
  private static String line(AuthenticationException failure) {
    String text = String.valueOf(failure.getMessage()).replaceAll("[\\p{C}\\p{Z}]+", " ");
    return text.substring(0, Math.min(text.length(), LONGEST_LINE));
  }

  private Optional<UUID> customerOf(OidcUser user, HttpServletRequest request) {
    URL issuer = user.getIssuer();
    String subject = user.getSubject();
    if (issuer == null || subject == null) {
      return Optional.empty();
    }
    return identities
        .customerOf(issuer.toString(), subject)
        .or(() -> link(user, issuer.toString(), subject, request));
  }

  private Optional<UUID> link(
      OidcUser user, String issuer, String subject, HttpServletRequest request) {
    String email = user.getEmail();
    if (email == null || !Boolean.TRUE.equals(user.getEmailVerified())) {
      return Optional.empty();
    }
    Optional<UUID> customer = withEmail(email);
    customer.ifPresent(
        id -> {
          identities.link(issuer, subject, id);
          events.add(id, SecurityEvent.Kind.PROVIDER_LINKED, Client.of(request));
        });
    return customer;
  }

  private Optional<UUID> withEmail(String email) {
    try {
      return customers.withEmail(EmailAddress.of(email)).map(Customer::id);
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }
}
