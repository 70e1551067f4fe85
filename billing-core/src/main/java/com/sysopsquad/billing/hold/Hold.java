package com.sysopsquad.billing.hold;

import java.time.Instant;

/**
 * A hold that is not released.
 *
 * @param by who put billing on hold
 */
public record Hold(Instant since, String by, String reason) {

  /** What to tell whoever wants to charge. */
  public String sentence() {
    return ("Billing is on hold since %s (%s): %s Nothing is charged until it is released with"
            + " ./ops hold release --reason.")
        .formatted(since, by, reason.endsWith(".") ? reason : reason + ".");
  }
}
