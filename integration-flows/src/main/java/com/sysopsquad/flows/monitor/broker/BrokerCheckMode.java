package com.sysopsquad.flows.monitor.broker;

/** What to do if the broker is configured so that it can lose messages or their order. */
enum BrokerCheckMode {
  /** It is not checked. */
  OFF,
  /** The problem is reported, and everything starts. */
  WARN,
  /** The problem is reported, and nothing starts. */
  REFUSE
}
