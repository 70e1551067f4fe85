package com.sysopsquad.portal.account;

import org.jspecify.annotations.Nullable;

/**
 * What a customer says when registering.
 *
 * @param passwordHash already encoded, so that many may share the work; null: cannot sign in yet
 */
public record Registration(
    String name, String email, PostalAddress address, @Nullable String passwordHash) {

  /** Refuses a registration that cannot be right. */
  public Registration {
    name = DetailsPolicy.name(name);
    email = EmailAddress.of(email);
  }

  /** Says nothing of the hash, so that it does not reach a log. */
  @Override
  public String toString() {
    return "Registration of somebody";
  }
}
