package com.sysopsquad.flows.monitor.pause;

/** A channel cannot be paused or resumed; the message says why. */
public final class PauseRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  PauseRefused(String sentence) {
    super(sentence);
  }
}
