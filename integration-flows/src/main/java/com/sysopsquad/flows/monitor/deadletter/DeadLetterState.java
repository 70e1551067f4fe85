package com.sysopsquad.flows.monitor.deadletter;

/** What has happened to a failed message. */
public enum DeadLetterState {
  /** Its receiver will retry it automatically. */
  WAITING,
  /** Its receiver has given it up; somebody must decide. */
  DEAD,
  /** It is sent again; its receiver has not reported the result yet. */
  REPLAYING,
  /** It was applied after all. */
  APPLIED,
  /** Somebody decided that it is not needed. */
  DISCARDED,
  /** An edited copy was sent in its place. */
  REPLACED;

  /** Whether nothing remains to be done about it. */
  public boolean closed() {
    return this == APPLIED || this == DISCARDED || this == REPLACED;
  }
}
