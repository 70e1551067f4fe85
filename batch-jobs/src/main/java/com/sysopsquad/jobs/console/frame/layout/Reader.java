package com.sysopsquad.jobs.console.frame.layout;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The person who is viewing the current page. */
final class Reader {

  private Reader() {}

  /** Whether they have a role. */
  static boolean has(String role) {
    return has(SecurityContextHolder.getContext().getAuthentication(), role);
  }

  static boolean has(@Nullable Object principal, String role) {
    return principal instanceof Authentication known
        && known.getAuthorities().stream()
            .anyMatch(authority -> ("ROLE_" + role).equals(authority.getAuthority()));
  }
}
