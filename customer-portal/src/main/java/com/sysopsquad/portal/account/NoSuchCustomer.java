package com.sysopsquad.portal.account;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No customer has this id, or the account is closed. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchCustomer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the id. */
  public NoSuchCustomer(UUID id) {
    super("There is no customer " + id + ".");
  }
}
