package com.sysopsquad.flows.ticket;

/** How urgent a ticket is to its customer. */
public enum TicketUrgency {
  /** It can wait. */
  LOW,
  /** As usual. */
  NORMAL,
  /** The customer cannot do without. */
  HIGH
}
