package com.sysopsquad.portal.settings;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The customer's details have changed since the version that was to be changed. */
@ResponseStatus(HttpStatus.PRECONDITION_FAILED)
final class DetailsChanged extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DetailsChanged() {
    super("These details have been changed meanwhile.");
  }
}
