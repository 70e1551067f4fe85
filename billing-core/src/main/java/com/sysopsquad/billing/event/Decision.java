package com.sysopsquad.billing.event;

/** What became of an event. */
enum Decision {
  /** It has changed something here. */
  APPLIED,
  /** It says nothing that is new here, or is about another installation. */
  NO_EFFECT
}
