package com.sysopsquad.portal.security;

import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.limit.KnownBrowsers;
import com.sysopsquad.portal.security.limit.SignInLimitFilter;
import com.sysopsquad.portal.security.limit.SignInLimits;
import com.sysopsquad.portal.security.session.SessionMarks;
import com.sysopsquad.web.WantedPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/**
 * After a password was compared: opens the requested page and returns the attempt, which a success
 * does not cost; or says that it did not match, and nothing more.
 */
@Component
class PasswordSignIn extends SavedRequestAwareAuthenticationSuccessHandler
    implements AuthenticationFailureHandler {

  private final SignInLimits limits;
  private final KnownBrowsers browsers;
  private final SigningIn signingIn;
  private final SecurityEvents events;

  PasswordSignIn(
      SignInLimits limits,
      KnownBrowsers browsers,
      SigningIn signingIn,
      SecurityEvents events,
      WantedPage wanted) {
    this.limits = limits;
    this.browsers = browsers;
    this.signingIn = signingIn;
    this.events = events;
    setDefaultTargetUrl("/");
    setRequestCache(wanted);
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    String email = SignInLimitFilter.email(request);
    limits.succeeded(email, request.getRemoteAddr(), browsers.of(request, email));
    if (authentication.getPrincipal() instanceof SignedInCustomer customer) {
      signingIn.begin(request, response, customer.id(), SecurityEvent.Kind.SIGNED_IN);
    }
    super.onAuthenticationSuccess(request, response, authentication);
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (DatabaseOutage.isBehind(failure)) {
      throw failure;
    }
    events.add(
        SignInLimitFilter.email(request), SecurityEvent.Kind.SIGN_IN_FAILED, Client.of(request));
    SessionMarks.typed(request.getSession(), SignInLimitFilter.email(request));
    response.sendRedirect(request.getContextPath() + "/sign-in?failed");
  }
}
