package com.sysopsquad.jobs.console.chart;

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

  /** Its class in the style sheet. */
  public String style() {
    return style;
  }
}
