package com.sysopsquad.jobs.console.tickets;

import com.sysopsquad.jobs.console.frame.NotAvailable;
import java.io.Serial;

/** This process does not run the requested quantum. */
final class NeighbourElsewhere extends NotAvailable {

  @Serial private static final long serialVersionUID = 1L;

  NeighbourElsewhere() {
    super("This node has no tickets. Use a node with the role neighbours.");
  }
}
