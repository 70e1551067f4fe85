package com.sysopsquad.jobs.alarm;

import java.time.Instant;

/** Looks for conditions of some kinds. No two checks have a kind in common. */
public interface Check {

  /** Its name in a sentence, for example "runs". */
  String name();

  /**
   * What is wrong now, in the transaction of the evaluation. It calls nobody but the database.
   *
   * @param now the database's clock
   */
  Findings look(Instant now);

  /**
   * Whether another node may see something else, such as its own connections. Then an alarm is
   * resolved only when no node has seen its condition for a while.
   */
  default boolean differsByNode() {
    return false;
  }
}
