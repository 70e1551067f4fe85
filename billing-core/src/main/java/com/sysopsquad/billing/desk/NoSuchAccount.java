package com.sysopsquad.billing.desk;

import java.util.UUID;

/** Billing knows no customer with this id. */
public class NoSuchAccount extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchAccount(UUID id) {
    super("Billing knows no customer %s.".formatted(id));
  }
}
