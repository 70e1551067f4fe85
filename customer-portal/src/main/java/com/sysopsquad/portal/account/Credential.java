package com.sysopsquad.portal.account;

import java.util.UUID;

/** What proves that somebody is this customer; the password stands here as a bcrypt hash. */
public record Credential(UUID customerId, String name, String passwordHash) {

  /** Says nothing of the hash, so that it does not reach a log. */
  @Override
  public String toString() {
    return "Credential of " + customerId;
  }
}
