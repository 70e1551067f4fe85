package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.jobs.run.RunState;

/** A state as a word and a color; the word alone is sufficient. */
public record Badge(String word, String look) {

  /** Done or flowing. */
  public static Badge done(String word) {
    return new Badge(word, "bg-green-lt");
  }

  /** Running. */
  public static Badge running(String word) {
    return new Badge(word, "bg-blue-lt");
  }

  /** A person may wait for it. */
  public static Badge waiting(String word) {
    return new Badge(word, "bg-orange-lt");
  }

  /** Money or messages are stuck. */
  public static Badge stuck(String word) {
    return new Badge(word, "bg-red-lt");
  }

  /** Over, or not yet begun. */
  public static Badge silent(String word) {
    return new Badge(word, "bg-secondary-lt");
  }

  /** The state of a run or of a step. */
  public static Badge of(RunState state) {
    return switch (state) {
      case STARTING -> running("Starting");
      case RUNNING -> running("Running");
      case STOPPING -> waiting("Stopping");
      case STOPPED -> waiting("Stopped");
      case COMPLETED -> done("Completed");
      case FAILED -> stuck("Failed");
    };
  }
}
