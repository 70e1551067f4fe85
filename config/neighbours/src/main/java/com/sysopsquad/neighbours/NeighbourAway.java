package com.sysopsquad.neighbours;

import org.jspecify.annotations.Nullable;

/** A neighbour cannot be asked now; nothing that was sent to it is lost. */
public final class NeighbourAway extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NeighbourAway(String name, @Nullable Throwable cause) {
    super(
        "The database of the quantum %s cannot be reached: try again when it is back."
            .formatted(name),
        cause);
  }
}
