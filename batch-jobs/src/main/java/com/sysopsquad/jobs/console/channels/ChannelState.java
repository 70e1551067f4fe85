package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.jobs.console.frame.Badge;

/** Whether messages flow through a channel; those that need a look come first. */
enum ChannelState {
  STUCK(Badge.stuck("Stuck")),
  PAUSED(Badge.waiting("Paused")),
  UNKNOWN(Badge.silent("Unknown")),
  SLOW(Badge.waiting("Slow")),
  FLOWING(Badge.done("Flowing")),
  IDLE(Badge.silent("Idle"));

  private final Badge badge;

  ChannelState(Badge badge) {
    this.badge = badge;
  }

  Badge badge() {
    return badge;
  }

  /** Whether a person should look at it. */
  boolean needsLook() {
    return this != FLOWING && this != IDLE;
  }
}
