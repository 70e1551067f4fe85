package com.sysopsquad.portal.card;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The customer has no card with this id; another customer may. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchCard extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchCard(UUID id) {
    super("You have no card " + id + ".");
  }
}
