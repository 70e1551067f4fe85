package com.sysopsquad.portal.security;

import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Records that someone signed out. */
@Component
class SignOut implements LogoutHandler {

  private final SecurityEvents events;

  SignOut(SecurityEvents events) {
    this.events = events;
  }

  @Override
  public void logout(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Authentication authentication) {
    if (authentication != null
        && authentication.getPrincipal() instanceof SignedInCustomer customer) {
      events.add(customer.id(), SecurityEvent.Kind.SIGNED_OUT, Client.of(request));
    }
  }
}
