package com.sysopsquad.portal.account;

import org.jspecify.annotations.Nullable;

/**
 * What a customer enters to register.
 *
 * @param passwordHash already hashed, so that many can share the work; null if the customer cannot
 *     sign in yet
 */
public record Registration(
    String name, String email, PostalAddress address, @Nullable String passwordHash) {

  /** Rejects an invalid registration. */
  public Registration {
    name = DetailsPolicy.name(name);
    email = EmailAddress.of(email);
  }

  /** Leaves out the hash, so that it does not get into a log. */
  @Override
  public String toString() {
    return "Registration of somebody";
  }
}
