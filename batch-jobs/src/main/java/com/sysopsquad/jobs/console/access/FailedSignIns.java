package com.sysopsquad.jobs.console.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Counts each failed sign-in for its address. */
final class FailedSignIns {

  private static final Logger log = LoggerFactory.getLogger(FailedSignIns.class);

  private final SignInLimit limit;

  FailedSignIns(SignInLimit limit) {
    this.limit = limit;
  }

  @EventListener
  void on(AuthenticationFailureBadCredentialsEvent failure) {
    if (failure.getAuthentication().getDetails() instanceof WebAuthenticationDetails details) {
      // Not the name: people type their password into the wrong field.
      log.warn("A sign-in from {} failed.", details.getRemoteAddress());
      limit.failed(details.getRemoteAddress());
    }
  }
}
