package com.sysopsquad.portal.security;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.NoSuchCustomer;
import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.account.Preferences.Wishes;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.limit.KnownBrowsers;
import com.sysopsquad.portal.security.session.SessionMarks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.UUID;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Service;

/** Begins sessions of customers who have proved their identity. */
@Service
public class SigningIn {

  private final Customers customers;
  private final Preferences preferences;
  private final KnownBrowsers browsers;
  private final SecurityEvents events;
  private final Clock clock;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  SigningIn(
      Customers customers,
      Preferences preferences,
      KnownBrowsers browsers,
      SecurityEvents events,
      Clock clock) {
    this.customers = customers;
    this.preferences = preferences;
    this.browsers = browsers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Signs in the customer with a new session.
   *
   * @throws NoSuchCustomer if there is none, or the account is closed
   */
  public void signIn(
      HttpServletRequest request,
      HttpServletResponse response,
      UUID customerId,
      SecurityEvent.Kind how) {
    become(request, response, customerId);
    begin(request, response, customerId, how);
  }

  /** Continues an open session with the customer's current name. */
  public void renew(HttpServletRequest request, HttpServletResponse response, UUID customerId) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication(customerId));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }

  /** From now on, the pages of this session follow the customer's preferences. */
  public void follow(HttpServletRequest request, Wishes wishes) {
    SessionMarks.reads(request.getSession(), wishes);
  }

  /** Makes this browser known, so that guesses by strangers do not lock its owner out. */
  public void remember(HttpServletRequest request, HttpServletResponse response, UUID customerId) {
    browsers.remember(request, response, customerId);
  }

  /** The authentication of this customer, who was identified elsewhere. */
  public Authentication authentication(UUID customerId) {
    SignedInCustomer customer =
        customers
            .credentialOf(customerId)
            .map(SignedInCustomer::new)
            .orElseThrow(() -> new NoSuchCustomer(customerId));
    customer.eraseCredentials();
    return UsernamePasswordAuthenticationToken.authenticated(
        customer, null, customer.getAuthorities());
  }

  /** Stores the data of a session that Spring Security has just begun. */
  public void begin(
      HttpServletRequest request,
      HttpServletResponse response,
      UUID customerId,
      SecurityEvent.Kind how) {
    Client client = Client.of(request);
    SessionMarks.signedIn(request.getSession(), client, clock.instant());
    follow(request, preferences.of(customerId));
    browsers.remember(request, response, customerId);
    events.add(customerId, how, client);
  }

  private void become(HttpServletRequest request, HttpServletResponse response, UUID customerId) {
    Authentication authentication = authentication(customerId);
    request.getSession();
    new ChangeSessionIdAuthenticationStrategy().onAuthentication(authentication, request, response);
    new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
