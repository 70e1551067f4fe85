package com.sysopsquad.flows.monitor;

/** What becomes of a broker that is set up so that it can lose messages or their order. */
public enum BrokerCheckMode {
  /** It is not looked at. */
  OFF,
  /** It is told, and everything starts. */
  WARN,
  /** It is told, and nothing starts. */
  REFUSE
}
