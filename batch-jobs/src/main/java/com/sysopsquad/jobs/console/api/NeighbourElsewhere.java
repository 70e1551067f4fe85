package com.sysopsquad.jobs.console.api;

import java.io.Serial;

/** This process does not play the quantum that is asked for. */
final class NeighbourElsewhere extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  NeighbourElsewhere() {
    super("This node has no tickets: ask a node with the role neighbours.");
  }
}
