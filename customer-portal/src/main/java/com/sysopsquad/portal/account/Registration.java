package com.sysopsquad.portal.account;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer says when registering.
 *
 * @param passwordHash already encoded, so that many may share the work; null: cannot sign in yet
 */
public record Registration(
    String name, String email, PostalAddress address, @Nullable String passwordHash) {

  // Enough to find slips of the finger; only a letter that arrives proves an address.
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");

  /** Refuses a registration that cannot be right. */
  public Registration {
    name = Words.required("name", name, 200);
    email = Words.required("e-mail address", email, 254);
    if (!EMAIL.matcher(email).matches()) {
      throw new IllegalArgumentException("The e-mail address must look like name@example.com.");
    }
  }
}
