package com.sysopsquad.jobs.console.channels;

import com.sysopsquad.jobs.console.frame.Badge;

/** Whether messages flow through a channel; those that need attention come first. */
public enum ChannelState {
  STUCK,
  PAUSED,
  UNKNOWN,
  SLOW,
  FLOWING,
  IDLE;

  /** As the pages show it. */
  public Badge badge() {
    return switch (this) {
      case STUCK -> Badge.stuck("Stuck");
      case PAUSED -> Badge.waiting("Paused");
      case UNKNOWN -> Badge.silent("Unknown");
      case SLOW -> Badge.waiting("Slow");
      case FLOWING -> Badge.done("Flowing");
      case IDLE -> Badge.silent("Idle");
    };
  }

  /** Whether a person should look at it. */
  public boolean needsLook() {
    return this != FLOWING && this != IDLE;
  }
}
