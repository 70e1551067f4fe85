package com.sysopsquad.flows.ticketstatus;

/** State of a ticket. */
public enum TicketState {
  /** Received, and not yet given to an expert. */
  NEW,
  /** An expert has it. */
  ASSIGNED,
  /** The expert works on it. */
  IN_PROGRESS,
  /** Done, as the expert sees it; it can be taken up again. */
  RESOLVED,
  /** Done for good. */
  CLOSED
}
