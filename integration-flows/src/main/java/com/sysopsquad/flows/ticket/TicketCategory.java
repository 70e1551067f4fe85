package com.sysopsquad.flows.ticket;

/** What a ticket is about, as its customer sees it. */
public enum TicketCategory {
  /** Something is broken. */
  HARDWARE,
  /** A program or an update causes problems. */
  SOFTWARE,
  /** The way to the internet, or between devices. */
  NETWORK,
  /** Something new shall be set up. */
  SETUP,
  /** None of these. */
  OTHER
}
