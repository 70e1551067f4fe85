package com.sysopsquad.portal.invoice;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The customer has no invoice with this number; another customer may. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchInvoice extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchInvoice(String number) {
    super("You have no invoice " + number + ".");
  }
}
