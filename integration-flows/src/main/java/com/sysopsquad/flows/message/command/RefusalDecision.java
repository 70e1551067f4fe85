package com.sysopsquad.flows.message.command;

/** What to do about a message that the broker refuses. */
public enum RefusalDecision {
  /** Try it now, and not only when its time comes. */
  RETRY,
  /** Do not try it any more: it becomes a dead letter. */
  GIVE_UP
}
