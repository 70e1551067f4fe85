package com.sysopsquad.portal.security;

import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.limit.SignInLimits;
import com.sysopsquad.portal.security.limit.TooManyTries;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Compares what a signed-in customer has typed with the customer's password. */
@Service
public class CheckingPassword {

  private static final int LONGEST = 200;

  private final Customers customers;
  private final PasswordEncoder passwords;
  private final SignInLimits limits;
  private final SecurityEvents events;

  CheckingPassword(
      Customers customers, PasswordEncoder passwords, SignInLimits limits, SecurityEvents events) {
    this.customers = customers;
    this.passwords = passwords;
    this.limits = limits;
    this.events = events;
  }

  /**
   * Whether the password is correct. Attempts are limited as for signing in; those of strangers do
   * not count here.
   *
   * @throws org.springframework.web.server.ResponseStatusException with "too many requests"
   */
  public boolean isRight(UUID customerId, String typed, HttpServletRequest request) {
    String account = customerId.toString();
    Optional<String> inside = Optional.of("signed in");
    if (!limits.tryOnce(account, request.getRemoteAddr(), inside)) {
      throw new TooManyTries(request, limits.waitToTry(account, request.getRemoteAddr(), inside));
    }
    boolean right =
        typed.length() <= LONGEST
            && customers
                .credentialOf(customerId)
                .map(Credential::passwordHash)
                .filter(hash -> passwords.matches(typed, hash))
                .isPresent();
    if (right) {
      limits.succeeded(account, request.getRemoteAddr(), inside);
    } else {
      events.add(customerId, SecurityEvent.Kind.SIGN_IN_FAILED, Client.of(request));
    }
    return right;
  }
}
