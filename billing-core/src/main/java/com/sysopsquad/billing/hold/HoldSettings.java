package com.sysopsquad.billing.hold;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether billing goes on hold at the start of a process. Unlike a hold that a person begins, this
 * is not lost when billing's database is restored.
 *
 * @param reason why; each start puts billing on hold while there is one, and none does if it is
 *     blank
 */
@ConfigurationProperties("sysops.billing.hold")
record HoldSettings(@DefaultValue("") String reason) {

  /** Removes surrounding spaces. */
  HoldSettings {
    reason = reason.strip();
  }
}
