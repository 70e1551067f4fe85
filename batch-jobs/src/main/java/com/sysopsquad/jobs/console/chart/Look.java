package com.sysopsquad.jobs.console.chart;

import com.sysopsquad.jobs.run.RunState;

/** How a part of a chart looks: a color, and a shape that says the same. */
public enum Look {
  /** Done: filled. */
  DONE("is-done"),
  /** Running: pale, with an outline. */
  RUNNING("is-running"),
  /** Ended early because someone wanted it: an outline. */
  STOPPED("is-stopped"),
  /** Failed: a dashed outline. */
  FAILED("is-failed");

  private final String style;

  Look(String style) {
    this.style = style;
  }

  /** How a run in this state looks. */
  public static Look of(RunState state) {
    return switch (state) {
      case COMPLETED -> DONE;
      case FAILED -> FAILED;
      case STOPPED -> STOPPED;
      case STARTING, RUNNING, STOPPING -> RUNNING;
    };
  }

  /** Its class in the style sheet. */
  public String style() {
    return style;
  }
}
