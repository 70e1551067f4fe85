package com.sysopsquad.neighbours;

import org.jspecify.annotations.Nullable;

/** A neighbor is not available now; nothing that was sent to it is lost. */
public final class NeighbourAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NeighbourAway(String name, @Nullable Throwable cause) {
    super("The database of quantum %s cannot be reached. Try again later.".formatted(name), cause);
  }
}
