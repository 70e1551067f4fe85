package com.sysopsquad.portal.ticket;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The customer has no ticket with this id; another customer may. */
@ResponseStatus(HttpStatus.NOT_FOUND)
public final class NoSuchTicket extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoSuchTicket(UUID id) {
    super("You have no ticket " + id + ".");
  }
}
