package com.sysopsquad.neighbours.sysops;

import java.util.UUID;

/** Sysops has no ticket with this id. */
public final class NoSuchTicket extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchTicket(UUID id) {
    super("There is no ticket %s. List tickets with ./ops tickets.".formatted(id));
  }
}
