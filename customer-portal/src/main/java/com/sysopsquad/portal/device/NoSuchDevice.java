package com.sysopsquad.portal.device;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The customer has no device with this id; another customer may. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchDevice extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Names the id. */
  NoSuchDevice(UUID id) {
    super("You have no device " + id + ".");
  }
}
