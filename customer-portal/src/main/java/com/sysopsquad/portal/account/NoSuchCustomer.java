package com.sysopsquad.portal.account;

import java.util.UUID;

/** No customer has this id. */
public final class NoSuchCustomer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says which id it was. */
  public NoSuchCustomer(UUID id) {
    super("There is no customer " + id + ".");
  }
}
