package com.sysopsquad.flows.monitor;

/** What has become of a failed message. */
public enum DeadLetterState {
  /** Its receiver will try it again by itself. */
  WAITING,
  /** Its receiver has given it up; somebody must decide. */
  DEAD,
  /** It is sent again; its receiver has not yet told what came of it. */
  REPLAYING,
  /** It was applied after all. */
  APPLIED,
  /** Somebody decided that it is not needed. */
  DISCARDED,
  /** An edited copy goes in its place. */
  REPLACED;

  /** Whether nothing is left to be done about it. */
  public boolean closed() {
    return this == APPLIED || this == DISCARDED || this == REPLACED;
  }
}
