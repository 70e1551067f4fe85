package com.sysopsquad.flows.delivery.deadletter;

/** What becomes of the bodies of messages that fail. */
public enum Secrecy {
  /** Operations reads them, masked. */
  OPEN,
  /** They stay with the quantum that gives the message up, and a replay takes them from there. */
  WITHHELD,
  /** They are destroyed. */
  DESTROYED
}
