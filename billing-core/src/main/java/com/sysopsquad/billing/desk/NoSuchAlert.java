package com.sysopsquad.billing.desk;

import java.util.UUID;

/** There is no alert with this id. */
public class NoSuchAlert extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchAlert(UUID id) {
    super("There is no alert %s.".formatted(id));
  }
}
