package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.jobs.console.channels.ChannelState;
import com.sysopsquad.jobs.console.frame.Badge;
import java.util.Locale;

/** The state of something in the picture: a color, and a mark that needs none. */
enum PartState {
  STUCK("!", Badge.stuck("Stuck")),
  PAUSED("‖", Badge.waiting("Paused")),
  SILENT("…", Badge.silent("Silent")),
  UNKNOWN("?", Badge.silent("Unknown")),
  SLOW("~", Badge.waiting("Slow")),
  FLOWING("✓", Badge.done("Flowing")),
  RUNNING("✓", Badge.done("Running")),
  IDLE("·", Badge.silent("Idle"));

  private final String mark;
  private final Badge badge;

  PartState(String mark, Badge badge) {
    this.mark = mark;
    this.badge = badge;
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
    return badge;
  }

  /** The class of what has this state in the picture. */
  String look() {
    return "is-" + name().toLowerCase(Locale.ROOT);
  }
}
