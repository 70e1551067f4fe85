package com.sysopsquad.portal.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Leads to the page that was asked for, and gives the try back that a success does not cost. */
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

  private final SignInLimits limits;

  SignInSuccess(SignInLimits limits) {
    this.limits = limits;
    setDefaultTargetUrl("/");
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    limits.succeeded(SignInLimitFilter.email(request), request.getRemoteAddr());
    super.onAuthenticationSuccess(request, response, authentication);
  }
}
