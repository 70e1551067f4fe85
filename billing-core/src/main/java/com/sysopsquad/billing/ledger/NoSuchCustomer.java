package com.sysopsquad.billing.ledger;

import java.util.UUID;

/** Billing does not know this customer. */
public class NoSuchCustomer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchCustomer(UUID customer) {
    super("There is no customer %s in billing.".formatted(customer));
  }
}
