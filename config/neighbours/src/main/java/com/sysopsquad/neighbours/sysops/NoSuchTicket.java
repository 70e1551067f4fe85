package com.sysopsquad.neighbours.sysops;

import java.util.UUID;

/** Sysops has no ticket of this id. */
public final class NoSuchTicket extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchTicket(UUID id) {
    super("There is no ticket %s: ./ops tickets lists those there are.".formatted(id));
  }
}
