package com.sysopsquad.flows.message.report;

/** What a quantum has made of a pause. */
public enum PauseState {
  /** No process of the quantum receives from the queue. */
  PAUSED,
  /** It is received from again. */
  RESUMED,
  /** Nothing is paused. */
  REFUSED
}
