package com.sysopsquad.flows.message.report;

/** Where a quantum has a message, or what has become of it there. */
public enum TraceStep {
  /** It is in the outbox. */
  WAITING_TO_SEND,
  /** The broker refuses it, or it waits behind one that the broker refuses. */
  REFUSED,
  /** The broker has it. */
  SENT,
  /** It waits for its retry, or behind one that does. */
  WAITING_FOR_RETRY,
  /** It is applied. */
  APPLIED,
  /** It was given up, and operations has its dead letter. */
  GIVEN_UP
}
