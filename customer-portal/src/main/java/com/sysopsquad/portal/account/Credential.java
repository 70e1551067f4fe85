package com.sysopsquad.portal.account;

import java.util.UUID;

/** What proves that someone is this customer; contains the password as a bcrypt hash. */
public record Credential(UUID customerId, String name, String passwordHash) {

  /** Leaves out the hash, so that it does not get into a log. */
  @Override
  public String toString() {
    return "Credential of " + customerId;
  }
}
