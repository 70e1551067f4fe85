package com.sysopsquad.flows.message.report;

/** Progress of a quantum that resends messages. */
public enum ResendState {
  /** They were counted, as was asked, and none is sent. */
  COUNTED,
  /** It is under way. */
  RUNNING,
  /** All are sent again. */
  DONE,
  /** None is sent. */
  REFUSED
}
