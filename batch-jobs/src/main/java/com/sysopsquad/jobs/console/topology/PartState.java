package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.jobs.console.channels.ChannelState;
import com.sysopsquad.jobs.console.frame.Badge;
import java.util.Locale;

/** The state of something in the picture: a color, and a mark that needs none. */
enum PartState {
  STUCK("!"),
  PAUSED("‖"),
  SILENT("…"),
  UNKNOWN("?"),
  SLOW("~"),
  FLOWING("✓"),
  RUNNING("✓"),
  IDLE("·");

  private final String mark;

  PartState(String mark) {
    this.mark = mark;
  }

  static PartState of(ChannelState state) {
    return switch (state) {
      case STUCK -> STUCK;
      case PAUSED -> PAUSED;
      case UNKNOWN -> UNKNOWN;
      case SLOW -> SLOW;
      case FLOWING -> FLOWING;
      case IDLE -> IDLE;
    };
  }

  /** One character that tells it without color. */
  String mark() {
    return mark;
  }

  Badge badge() {
    return switch (this) {
      case STUCK -> Badge.stuck("Stuck");
      case PAUSED -> Badge.waiting("Paused");
      case SILENT -> Badge.silent("Silent");
      case UNKNOWN -> Badge.silent("Unknown");
      case SLOW -> Badge.waiting("Slow");
      case FLOWING -> Badge.done("Flowing");
      case RUNNING -> Badge.done("Running");
      case IDLE -> Badge.silent("Idle");
    };
  }

  /** The class of what has this state in the picture. */
  String look() {
    return "is-" + name().toLowerCase(Locale.ROOT);
  }
}
